package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.MemberPath.object;
import static io.github.poolkeeper.local.cognito.MemberPath.text;
import static io.github.poolkeeper.local.cognito.MemberPath.texts;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must be true of the user pool that a write would leave behind, unless it is not true
/// already.
final class PoolRules {

  private static final Rule<Pool> REQUIRED_MFA =
      new Rule<>(
          "MFA ON excludes one-time passwords as first factor", PoolRules::oneTimePasswordFirst);

  /// For CreateUserPool and UpdateUserPool.
  static final List<Rule<Pool>> SETTINGS =
      List.of(
          new Rule<>("attribute verification", PoolRules::attributeVerification),
          new Rule<>("phone verification", PoolRules::phoneVerification),
          new Rule<>("threat protection needs PLUS", PoolRules::threatProtection),
          new Rule<>("first factors need ESSENTIALS", PoolRules::firstFactors),
          REQUIRED_MFA);

  /// For CreateUserPool and SetUserPoolMfaConfig.
  static final List<Rule<Pool>> MFA =
      List.of(
          new Rule<>("MFA OFF has no factor", PoolRules::factorWhileOff),
          new Rule<>("MFA ON or OPTIONAL has a factor", PoolRules::noFactor),
          new Rule<>("SMS MFA needs SmsConfiguration", PoolRules::smsMfa),
          new Rule<>("email MFA needs DEVELOPER", PoolRules::emailMfa),
          REQUIRED_MFA);

  private PoolRules() {}

  private static Optional<Violation> attributeVerification(Pool pool) {
    List<String> required =
        texts(
            "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate",
            pool.description());
    List<String> verified = texts("AutoVerifiedAttributes", pool.description());
    return when(
        !verified.containsAll(required),
        "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes",
        list(required),
        list(verified));
  }

  private static Optional<Violation> phoneVerification(Pool pool) {
    boolean phone = texts("AutoVerifiedAttributes", pool.description()).contains("phone_number");
    return when(
        phone && !pool.description().containsKey("SmsConfiguration"),
        "SMS configuration is required to auto verify phone_number");
  }

  private static Optional<Violation> threatProtection(Pool pool) {
    Optional<String> tier = text("UserPoolTier", pool.description());
    return text("UserPoolAddOns.AdvancedSecurityMode", pool.description())
        .filter(List.of("AUDIT", "ENFORCED")::contains)
        .filter(_ -> tier.isPresent() && !tier.get().equals("PLUS"))
        .map(mode -> unavailable("Threat protection requires the PLUS tier.", mode, tier.get()));
  }

  private static Optional<Violation> firstFactors(Pool pool) {
    String[] factors =
        factors(pool).filter(factor -> !factor.equals("PASSWORD")).toArray(String[]::new);
    return text("UserPoolTier", pool.description())
        .filter(tier -> tier.equals("LITE") && factors.length > 0)
        .map(
            _ ->
                unavailable(
                    "Choice-based sign-in requires the ESSENTIALS tier or above.", factors));
  }

  private static Optional<Violation> oneTimePasswordFirst(Pool pool) {
    List<String> oneTime = factors(pool).filter(factor -> factor.endsWith("_OTP")).toList();
    return when(
        pool.mfaMode().equals("ON") && !oneTime.isEmpty(),
        "Invalid MFA configuration given, MFA cannot be required while one-time passwords are first factors.",
        list(oneTime));
  }

  private static Optional<Violation> factorWhileOff(Pool pool) {
    List<JsonValue> blocks = MfaReplacement.blocks(pool.mfaConfig());
    return when(
        pool.mfaMode().equals(Pool.OFF) && !blocks.isEmpty(),
        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
        Members.array(blocks));
  }

  private static Optional<Violation> noFactor(Pool pool) {
    return when(
        !pool.mfaMode().equals(Pool.OFF) && !MfaReplacement.hasFactor(pool.mfaConfig()),
        "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
        Json.createValue(pool.mfaMode()));
  }

  private static Optional<Violation> smsMfa(Pool pool) {
    Optional<JsonObject> block = object(MfaReplacement.SMS_MFA, pool.mfaConfig());
    return when(
        block.filter(sms -> !sms.containsKey("SmsConfiguration")).isPresent(),
        "SmsMfaConfiguration requires SmsConfiguration, and the user pool has none.");
  }

  private static Optional<Violation> emailMfa(Pool pool) {
    boolean developer =
        text("EmailConfiguration.EmailSendingAccount", pool.description())
            .filter("DEVELOPER"::equals)
            .isPresent();
    return when(
        pool.mfaConfig().containsKey("EmailMfaConfiguration") && !developer,
        "EmailMfaConfiguration requires EmailSendingAccount DEVELOPER.");
  }

  private static Stream<String> factors(Pool pool) {
    return texts("Policies.SignInPolicy.AllowedFirstAuthFactors", pool.description()).stream();
  }

  private static Optional<Violation> when(boolean broken, String message, JsonValue... offenders) {
    return broken
        ? Optional.of(Violation.of(Refusal.invalidParameter(message), offenders))
        : Optional.empty();
  }

  private static Violation unavailable(String message, String... offenders) {
    return Violation.of(
        Refusal.of("FeatureUnavailableInTierException", message), list(List.of(offenders)));
  }

  /// As an offender: another order is not another violation.
  private static JsonValue list(List<String> texts) {
    return Members.array(texts.stream().sorted().map(Json::createValue).toList());
  }
}
