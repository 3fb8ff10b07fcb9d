package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;

/// What `SetUserPoolMfaConfig` refuses: a factor while MFA is off, MFA without a factor, required
/// MFA beside a one-time password as first factor, e-mail codes without SES.
final class MfaFactors implements Coupling {
  static final Pointer MODE = Pointer.parse("/MfaConfiguration");
  static final Pointer SMS = Pointer.parse("/SmsMfaConfiguration");
  static final Pointer SOFTWARE_TOKEN = Pointer.parse("/SoftwareTokenMfaConfiguration");
  static final Pointer EMAIL = Pointer.parse("/EmailMfaConfiguration");
  static final List<Pointer> BLOCKS = List.of(SMS, SOFTWARE_TOKEN, EMAIL);

  private static final Pointer FIRST_FACTORS =
      Pointer.parse("/Policies/SignInPolicy/AllowedFirstAuthFactors");

  @Override
  public String name() {
    return "MFA";
  }

  @Override
  public Draft resolve(Draft draft) {
    return emailCodes(firstFactors(factors(draft)));
  }

  static boolean isOff(Draft draft) {
    return !draft.has(MODE) || draft.says(MODE, "OFF");
  }

  private static Draft factors(Draft draft) {
    Draft result = draft;
    if (isOff(draft)) {
      for (Pointer block : BLOCKS) {
        result =
            draft.sets(block)
                ? result.violated(block, "needs MfaConfiguration OPTIONAL or ON")
                : result;
      }
      return result;
    }
    return draft.changesAny(MODE, SMS, SOFTWARE_TOKEN, EMAIL) && !hasFactor(draft)
        ? draft.violated(
            MODE,
            "needs a factor: SoftwareTokenMfaConfiguration, SmsMfaConfiguration or"
                + " EmailMfaConfiguration")
        : draft;
  }

  private static boolean hasFactor(Draft draft) {
    return draft.has(SMS)
        || draft.has(EMAIL)
        || draft
            .value(SOFTWARE_TOKEN.child("Enabled"))
            .filter(jakarta.json.JsonValue.TRUE::equals)
            .isPresent();
  }

  private static Draft firstFactors(Draft draft) {
    if (!draft.says(MODE, "ON") || !draft.changesAny(MODE, FIRST_FACTORS)) {
      return draft;
    }
    List<String> oneTime =
        draft.texts(FIRST_FACTORS).stream().filter(f -> f.endsWith("_OTP")).sorted().toList();
    return oneTime.isEmpty()
        ? draft
        : draft.violated(
            MODE, "cannot be ON while " + FIRST_FACTORS + " allows " + String.join(", ", oneTime));
  }

  private static Draft emailCodes(Draft draft) {
    boolean concerned = draft.changesAny(EMAIL, LeavingSes.ACCOUNT) && draft.has(EMAIL);
    return concerned && !draft.says(LeavingSes.ACCOUNT, "DEVELOPER")
        ? draft.violated(EMAIL, "needs EmailConfiguration.EmailSendingAccount DEVELOPER")
        : draft;
  }
}
