package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// When `UpdateUserPool` goes before `SetUserPoolMfaConfig`. Usually it is the other way round,
/// since `UpdateUserPool` takes only the MFA mode that is in force; these rules are for an MFA
/// configuration that needs what the update brings. The way back needs no rules: there the usual
/// order is right.
///
/// @param holds of the configuration before and after
record UpdateFirst(String name, BiPredicate<JsonObject, JsonObject> holds) {
  private static final Pointer EMAIL_MFA = Pointer.parse("/EmailMfaConfiguration");
  private static final Pointer SENDING_ACCOUNT =
      Pointer.parse("/EmailConfiguration/EmailSendingAccount");
  private static final Pointer MFA_MODE = Pointer.parse("/MfaConfiguration");
  private static final Pointer FIRST_FACTORS =
      Pointer.parse("/Policies/SignInPolicy/AllowedFirstAuthFactors");
  private static final Pointer TIER = Pointer.parse("/UserPoolTier");

  static final List<UpdateFirst> RULES =
      List.of(
          new UpdateFirst("e-mail codes need SES", UpdateFirst::bringsSesForCodes),
          new UpdateFirst("required MFA needs no one-time password", UpdateFirst::dropsOneTime),
          new UpdateFirst("MFA may need the higher tier", UpdateFirst::raisesTier));

  static boolean isNeeded(JsonObject before, JsonObject after) {
    return RULES.stream().anyMatch(rule -> rule.holds.test(before, after));
  }

  private static boolean bringsSesForCodes(JsonObject before, JsonObject after) {
    return EMAIL_MFA.in(before).isEmpty()
        && EMAIL_MFA.in(after).isPresent()
        && becomes(SENDING_ACCOUNT, "DEVELOPER", before, after);
  }

  private static boolean dropsOneTime(JsonObject before, JsonObject after) {
    List<String> kept = oneTimePasswords(after).toList();
    return becomes(MFA_MODE, "ON", before, after)
        && oneTimePasswords(before).anyMatch(factor -> !kept.contains(factor));
  }

  /// Not where the update in turn needs the usual order: a one-time password as first factor is
  /// refused until MFA is no longer required.
  private static boolean raisesTier(JsonObject before, JsonObject after) {
    boolean mfaComesFirst =
        text(MFA_MODE, before).filter("ON"::equals).isPresent()
            && oneTimePasswords(after).findAny().isPresent();
    return rank(after) > rank(before) && !mfaComesFirst;
  }

  /// From 0; -1 for a tier that is unknown or missing.
  private static int rank(JsonObject document) {
    return Settings.at(TIER)
        .filter(tier -> tier.type() instanceof SettingType.Choice)
        .map(tier -> ((SettingType.Choice) tier.type()).values())
        .orElseThrow()
        .indexOf(text(TIER, document).orElse(""));
  }

  private static boolean becomes(Pointer path, String value, JsonObject before, JsonObject after) {
    return text(path, after).filter(value::equals).isPresent()
        && text(path, before).filter(value::equals).isEmpty();
  }

  private static Optional<String> text(Pointer path, JsonObject document) {
    return path.in(document).flatMap(JsonValues::text);
  }

  private static Stream<String> oneTimePasswords(JsonObject document) {
    return texts(FIRST_FACTORS, document).filter(factor -> factor.endsWith("_OTP"));
  }

  private static Stream<String> texts(Pointer path, JsonObject document) {
    return path.in(document).orElse(JsonValue.NULL) instanceof JsonArray list
        ? list.stream().flatMap(value -> JsonValues.text(value).stream())
        : Stream.empty();
  }
}
