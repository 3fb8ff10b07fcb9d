package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Cognito says of the roles in a configuration depends on the change. A role that the change
/// brings may not be known everywhere yet (IAM takes up to two minutes), so that asking again
/// helps; one that was there before has gone bad under an innocent change.
final class RoleTrouble {
  private static final Set<String> SMS_ERRORS =
      Set.of("InvalidSmsRoleAccessPolicyException", "InvalidSmsRoleTrustRelationshipException");
  private static final String EMAIL_ERROR = "InvalidEmailRoleAccessPolicyException";
  private static final String INVALID = "InvalidParameterException";
  private static final Pointer EMAIL = Pointer.parse("/EmailConfiguration");
  private static final List<Pointer> SMS_ROLES =
      List.of(
          Pointer.parse("/SmsConfiguration/SnsCallerArn"),
          Pointer.parse("/SmsConfiguration/EumsSms/CallerArn"),
          Pointer.parse("/SmsMfaConfiguration/SmsConfiguration/SnsCallerArn"),
          Pointer.parse("/SmsMfaConfiguration/SmsConfiguration/EumsSms/CallerArn"));

  private RoleTrouble() {}

  /// The answer to a call of the write, seen in this light.
  static Reply judged(Reply answer, PoolWrite write) {
    if (!(answer instanceof Reply.Refused(ApiError error))) {
      return answer;
    }
    if (SMS_ERRORS.contains(error.code())) {
      return SMS_ROLES.stream().anyMatch(role -> isNew(role, write))
          ? new Reply.Interrupted(error, Optional.empty())
          : noLongerAccepted(error);
    }
    boolean isOfOld =
        switch (error.code()) {
          case EMAIL_ERROR -> !isNew(EMAIL, write);
          case INVALID -> ExistingConfiguration.isMeantBy(error.message(), write);
          default -> false;
        };
    return isOfOld ? noLongerAccepted(error) : answer;
  }

  private static boolean isNew(Pointer path, PoolWrite write) {
    Optional<JsonValue> value = write.to().at(path);
    return value.isPresent() && !value.equals(write.from().at(path));
  }

  private static Reply noLongerAccepted(ApiError error) {
    return new Reply.Refused(
        new ApiError(
            error.code(),
            "the pool's existing configuration is no longer accepted: " + error.message()));
  }
}
