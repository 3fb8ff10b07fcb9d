package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.NormalForm.TEMPORARY_PASSWORD_VALIDITY;
import static io.github.poolkeeper.core.userpool.NormalForm.UNUSED_ACCOUNT_VALIDITY;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_OF_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER;
import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER_CONFIG;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Twin;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/// What is one setting under two names moves as one.
final class TwinCompletions {
  private static final Pointer TOKEN_FUNCTION = TOKEN_TRIGGER_CONFIG.child("LambdaArn");
  private static final Pointer TOKEN_VERSION = TOKEN_TRIGGER_CONFIG.child("LambdaVersion");

  static final Completion VALIDITY_NAMES =
      new Completion(
          "temporary password validity",
          "`UnusedAccountValidityDays` is the older name of `TemporaryPasswordValidityDays`, and"
              + " Cognito takes only one of them. The newer one is sent; a pool that has only the"
              + " older one moves to the newer with its first change, for good. 0 would be taken as"
              + " 7 and is refused.",
          new Evidence.Words(
              "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of"
                  + " UnusedAccountValidityDays"),
          TwinCompletions::temporaryPasswordValidity);

  static final Completion VERIFICATION_TWINS =
      new Completion(
          "verification twins",
          "the three verification texts stand at top level and in `VerificationMessageTemplate`; a"
              + " change of one side writes the other, and two different values are refused. A pool"
              + " can have the two apart, and a way back brings them back so.",
          new Evidence.Seen(
              "Terraform's provider, which writes both; the sample of DescribeUserPool"
                  + " in the API reference has the two apart"),
          TwinCompletions::verificationTwins);

  static final Completion SMS_TWINS =
      new Completion(
          "SMS twins",
          "`SmsMfaConfiguration` repeats `SmsConfiguration` and `SmsAuthenticationMessage`; while"
              + " it is there, a change of one side writes the other, and an SMS factor without a"
              + " configuration takes the pool's.",
          new Evidence.Documented(
              "API reference, SmsMfaConfigType: \"the SMS configuration for your user pool\""),
          TwinCompletions::smsTwins);

  static final Completion TOKEN_FUNCTIONS =
      new Completion(
          "pre token generation",
          "`PreTokenGeneration` is the older name of `PreTokenGenerationConfig.LambdaArn`; a"
              + " change of one writes both. A version that comes alone takes the function that is"
              + " there; a `V3_0` configuration without the older name stays without; only `null`"
              + " removes the trigger.",
          new Evidence.Documented("API reference, LambdaConfigType, PreTokenGeneration"),
          TwinCompletions::tokenTrigger);

  private TwinCompletions() {}

  /// `UnusedAccountValidityDays` is the older name of `TemporaryPasswordValidityDays`; Cognito
  /// takes only one of them. On a legacy pool the value moves to the newer name with the first
  /// change, for good.
  private static Draft temporaryPasswordValidity(Draft draft) {
    boolean legacy = draft.live().isLegacy();
    Optional<JsonValue> older = draft.value(UNUSED_ACCOUNT_VALIDITY);
    if (older.isEmpty() || older.equals(draft.value(TEMPORARY_PASSWORD_VALIDITY))) {
      return draft
          .value(TEMPORARY_PASSWORD_VALIDITY)
          .filter(_ -> legacy)
          .map(days -> toNewerName(draft, days))
          .orElse(draft);
    }
    if (!legacy || draft.changes(TEMPORARY_PASSWORD_VALIDITY)) {
      return draft.violated(
          new Violation(
              UNUSED_ACCOUNT_VALIDITY,
              "TemporaryPasswordValidityDays has taken its place; set "
                  + TEMPORARY_PASSWORD_VALIDITY));
    }
    return toNewerName(draft, older.get());
  }

  private static Draft toNewerName(Draft draft, JsonValue days) {
    String because =
        "UnusedAccountValidityDays is its older name, and Cognito takes only one of them; this"
            + " cannot be undone";
    JsonObject withoutOlder = UNUSED_ACCOUNT_VALIDITY.remove(draft.wanted());
    Draft without =
        new Draft(
            draft.live(),
            TEMPORARY_PASSWORD_VALIDITY.remove(withoutOlder),
            draft.origin(),
            draft.adjustments(),
            draft.violations(),
            draft.coupling());
    return without.set(TEMPORARY_PASSWORD_VALIDITY, days, because);
  }

  /// The verification texts stand at top level and in `VerificationMessageTemplate`.
  private static Draft verificationTwins(Draft draft) {
    Draft result = draft;
    for (Twin twin : Twin.VERIFICATION_TEXTS) {
      result = verificationText(result, twin.first(), twin.second());
    }
    return result;
  }

  private static Draft verificationText(Draft draft, Pointer first, Pointer second) {
    if (draft.parts(first, second)) {
      return draft.copy(first, second);
    }
    if (draft.parts(second, first)) {
      return draft.copy(second, first);
    }
    boolean contradicts =
        draft.isPatch()
            && draft.changes(first)
            && draft.changes(second)
            && !draft.value(first).equals(draft.value(second));
    return contradicts ? draft.contradictory(first, second) : draft;
  }

  /// `SmsMfaConfiguration` prints the pool's SMS settings again: while the block is there, both
  /// sides say the same. An SMS factor that comes without them takes the pool's.
  private static Draft smsTwins(Draft draft) {
    Draft result = draft;
    for (Twin twin : Twin.SMS) {
      result = smsSetting(result, twin.first(), twin.second());
    }
    return withPoolsSms(result);
  }

  private static Draft smsSetting(Draft draft, Pointer pools, Pointer blocks) {
    if (!draft.has(blocks)) {
      return draft;
    }
    if (comesBack(draft, pools, blocks)) {
      return draft.copy(pools, blocks);
    }
    if (draft.sets(blocks) && draft.parts(blocks, pools)) {
      return draft.copy(blocks, pools);
    }
    if (draft.sets(pools) && draft.parts(pools, blocks)) {
      return draft.copy(pools, blocks);
    }
    boolean contradicts =
        draft.isPatch()
            && draft.sets(pools)
            && draft.sets(blocks)
            && !draft.value(pools).equals(draft.value(blocks));
    return contradicts ? draft.contradictory(pools, blocks) : draft;
  }

  /// On the way back the SMS factor comes to a pool whose SMS settings have moved on, and stay.
  private static boolean comesBack(Draft draft, Pointer pools, Pointer blocks) {
    return draft.origin() instanceof Origin.EarlierState(var state)
        && !draft.had(SMS_MFA)
        && draft.had(pools)
        && !draft.changes(pools)
        && state.at(pools).equals(state.at(blocks));
  }

  private static Draft withPoolsSms(Draft draft) {
    return draft.isPatch() && draft.sets(SMS_MFA) && !draft.has(SMS_OF_MFA)
        ? draft
            .value(SMS)
            .map(sms -> draft.set(SMS_OF_MFA, sms, "an SMS factor sends through " + SMS))
            .orElse(draft)
        : draft;
  }

  /// `LambdaConfig.PreTokenGeneration` is the older name of `PreTokenGenerationConfig.LambdaArn`. A
  /// `V3_0` configuration may have no mirror, and gets none.
  private static Draft tokenTrigger(Draft draft) {
    if (draft.parts(TOKEN_TRIGGER, TOKEN_FUNCTION)) {
      return followsOlder(draft);
    }
    if (!draft.isPatch()) {
      return draft.parts(TOKEN_FUNCTION, TOKEN_TRIGGER)
          ? draft.copy(TOKEN_FUNCTION, TOKEN_TRIGGER)
          : draft;
    }
    if (draft.changes(TOKEN_TRIGGER)) {
      return contradicts(draft) ? draft.contradictory(TOKEN_TRIGGER, TOKEN_FUNCTION) : draft;
    }
    return draft.changes(TOKEN_TRIGGER_CONFIG) ? followsNewer(draft) : draft;
  }

  private static boolean contradicts(Draft draft) {
    return draft.has(TOKEN_TRIGGER)
        && !draft.value(TOKEN_TRIGGER).equals(draft.value(TOKEN_FUNCTION));
  }

  private static Draft followsOlder(Draft draft) {
    if (!draft.has(TOKEN_TRIGGER)) {
      return draft.drop(TOKEN_TRIGGER_CONFIG, "it is one setting with " + TOKEN_TRIGGER);
    }
    Draft versioned =
        draft.has(TOKEN_TRIGGER_CONFIG)
            ? draft
            : draft.set(
                TOKEN_VERSION, JsonValues.value("V1_0"), "it is the version of " + TOKEN_TRIGGER);
    return versioned.copy(TOKEN_TRIGGER, TOKEN_FUNCTION);
  }

  private static Draft followsNewer(Draft draft) {
    if (!draft.has(TOKEN_TRIGGER_CONFIG)) {
      return draft.copy(TOKEN_FUNCTION, TOKEN_TRIGGER);
    }
    if (!draft.has(TOKEN_FUNCTION)) {
      return draft.has(TOKEN_TRIGGER) ? draft.copy(TOKEN_TRIGGER, TOKEN_FUNCTION) : draft;
    }
    return draft.values().says(TOKEN_VERSION, "V3_0") && !draft.has(TOKEN_TRIGGER)
        ? draft
        : draft.copy(TOKEN_FUNCTION, TOKEN_TRIGGER);
  }
}
