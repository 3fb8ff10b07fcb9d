package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One setting that the API keeps under two names.
public record Twin(Pointer first, Pointer second) {
  /// The texts that stand at top level and in the template.
  public static final List<Twin> VERIFICATION_TEXTS =
      List.of(
          twin("/EmailVerificationMessage", "/VerificationMessageTemplate/EmailMessage"),
          twin("/EmailVerificationSubject", "/VerificationMessageTemplate/EmailSubject"),
          twin("/SmsVerificationMessage", "/VerificationMessageTemplate/SmsMessage"));

  /// The pool's SMS settings, which `GetUserPoolMfaConfig` prints again in its own block.
  public static final List<Twin> SMS =
      List.of(
          twin("/SmsConfiguration", "/SmsMfaConfiguration/SmsConfiguration"),
          twin("/SmsAuthenticationMessage", "/SmsMfaConfiguration/SmsAuthenticationMessage"));

  /// The two names of a token trigger's function.
  public static final Twin PRE_TOKEN_GENERATION =
      twin("/LambdaConfig/PreTokenGeneration", "/LambdaConfig/PreTokenGenerationConfig/LambdaArn");

  /// `UnusedAccountValidityDays` is the older name.
  public static final Twin TEMPORARY_PASSWORD_VALIDITY =
      new Twin(NormalForm.UNUSED_ACCOUNT_VALIDITY, NormalForm.TEMPORARY_PASSWORD_VALIDITY);

  public static List<Twin> all() {
    return Stream.of(
            VERIFICATION_TEXTS, SMS, List.of(PRE_TOKEN_GENERATION, TEMPORARY_PASSWORD_VALIDITY))
        .flatMap(List::stream)
        .toList();
  }

  /// The name that the path has on the other side, if it is one of the two.
  public Optional<Pointer> otherNameOf(Pointer path) {
    if (path.equals(first)) {
      return Optional.of(second);
    }
    return path.equals(second) ? Optional.of(first) : Optional.empty();
  }

  private static Twin twin(String first, String second) {
    return new Twin(Pointer.parse(first), Pointer.parse(second));
  }
}
