package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.EMAIL;
import static io.github.poolkeeper.core.userpool.coupling.Paths.FACTORS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.MFA_MODE;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SENDING_ACCOUNT;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_OF_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SOFTWARE_TOKEN;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SOURCE_ARN;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.NormalForm;
import java.util.List;

/// What a change leaves behind goes with it, but for what the change names.
final class LeavingCompletions {
  private static final List<Pointer> OF_SES =
      List.of(SOURCE_ARN, EMAIL.child("From"), EMAIL.child("ConfigurationSet"));

  static final Completion LEAVING_SNS =
      new Completion(
          "leaving SNS",
          "a change that removes `SnsCallerArn` and sets `EumsSms` takes `ExternalId` and"
              + " `SnsRegion` away where it does not name them.",
          new Evidence.Documented(
              "API reference, SmsConfigurationType: both speak of the role in SnsCallerArn"),
          LeavingCompletions::leavingSns);

  static final Completion LEAVING_SES =
      new Completion(
          "leaving SES",
          "a change from `EmailSendingAccount` `DEVELOPER` to `COGNITO_DEFAULT` takes `SourceArn`,"
              + " `From` and `ConfigurationSet` away where it does not name them.",
          new Evidence.Words("Cognito is not allowed to use your email identity"),
          LeavingCompletions::leavingSes);

  static final Completion MFA_OFF =
      new Completion(
          "MFA off",
          "a change that turns MFA off takes the factors away that it does not name;"
              + " `SoftwareTokenMfaConfiguration` `{Enabled: false}` says the same as its absence.",
          new Evidence.Words(
              "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."),
          LeavingCompletions::mfaOff);

  private LeavingCompletions() {}

  /// A change that takes `SnsCallerArn` away for `EumsSms` leaves the other settings of SNS behind,
  /// but for those that it names.
  private static Draft leavingSns(Draft draft) {
    Draft result = draft;
    for (Pointer sms : List.of(SMS, SMS_OF_MFA)) {
      boolean leaves =
          draft.names(sms.child("SnsCallerArn"))
              && !draft.has(sms.child("SnsCallerArn"))
              && draft.has(sms.child("EumsSms"));
      for (String member : leaves ? List.of("ExternalId", "SnsRegion") : List.<String>of()) {
        result =
            draft.names(sms.child(member))
                ? result
                : result.drop(sms.child(member), "it goes with SnsCallerArn");
      }
    }
    return result;
  }

  /// A change from `DEVELOPER` to `COGNITO_DEFAULT` leaves the settings of SES behind, but for
  /// those that it names.
  private static Draft leavingSes(Draft draft) {
    boolean leaves =
        draft.isPatch()
            && new Values(draft.before().document()).says(SENDING_ACCOUNT, "DEVELOPER")
            && draft.values().says(SENDING_ACCOUNT, "COGNITO_DEFAULT");
    Draft result = draft;
    for (Pointer member : leaves ? OF_SES : List.<Pointer>of()) {
      result =
          draft.names(member)
              ? result
              : result.drop(
                  member, "it was SES's, and the change does not name it for Cognito's sender");
    }
    return result;
  }

  /// Cognito refuses `MfaConfiguration` `OFF` beside a factor: a change that turns MFA off drops
  /// the factors that it does not name, and a way back those that the earlier state does not have.
  /// A software token that is not enabled is off, said twice.
  private static Draft mfaOff(Draft draft) {
    if (!MfaRequirements.isOff(draft.values())) {
      return draft;
    }
    Draft result = draft;
    for (Pointer block : FACTORS) {
      boolean goes =
          (draft.changes(MFA_MODE) && isFactorLeft(draft, block)) || saysOff(draft, block);
      result = goes ? result.drop(block, "Cognito takes no factor while MFA is off") : result;
    }
    return result;
  }

  private static boolean isFactorLeft(Draft draft, Pointer block) {
    return switch (draft.origin()) {
      case Origin.Patch _ -> !draft.names(block);
      case Origin.EarlierState(NormalForm state) -> state.at(block).isEmpty();
    };
  }

  private static boolean saysOff(Draft draft, Pointer block) {
    Pointer enabled = block.child("Enabled");
    return block.equals(SOFTWARE_TOKEN) && draft.names(enabled) && !draft.values().isTrue(enabled);
  }
}
