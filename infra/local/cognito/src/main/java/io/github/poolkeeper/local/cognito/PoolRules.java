package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.Evidence.guess;
import static io.github.poolkeeper.local.cognito.Evidence.known;
import static io.github.poolkeeper.local.cognito.MemberPath.object;
import static io.github.poolkeeper.local.cognito.MemberPath.text;
import static io.github.poolkeeper.local.cognito.MemberPath.texts;
import static io.github.poolkeeper.local.cognito.MemberPath.value;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What must be true of the user pool that a write would leave behind.
final class PoolRules {

  private static final String SMS = "SmsConfiguration";
  private static final String EMAIL_MFA = "EmailMfaConfiguration";

  private static final Rule<Pool> ONE_TIME_PASSWORDS =
      new Rule<>(
          "MFA ON excludes one-time passwords as first factor",
          known("measured and quoted by go-to-k/cdkd#1975"),
          PoolRules::oneTimePasswordFirst);

  private static final Rule<Pool> EMAIL_TWICE =
      new Rule<>(
          "email MFA needs another way to recover",
          known(
              "hashicorp/terraform-provider-aws#41049 and floci-io/floci#2433; the words are not"
                  + " AWS's"),
          PoolRules::emailMfaAndRecovery);

  /// For CreateUserPool and UpdateUserPool.
  static final List<Rule<Pool>> SETTINGS =
      List.of(
          new Rule<>(
              "attribute verification",
              known("quoted by aws/aws-cli#7151"),
              PoolRules::attributeVerification),
          new Rule<>(
              "phone verification",
              known("quoted by hashicorp/terraform-provider-aws#28294"),
              PoolRules::phoneVerification),
          new Rule<>(
              "SMS_OTP needs SmsConfiguration",
              known("quoted by go-to-k/cdkd for CreateUserPool"),
              PoolRules::smsOneTimePassword),
          new Rule<>(
              "features of the tier",
              known(
                  "the sentence and the first three features: hashicorp/terraform-provider-aws#40734"
                      + " and #40467, formkiq/formkiq-core#397; what needs which tier: the"
                      + " developer guide"),
              Tier::refusal),
          new Rule<>(
              "passkeys while MFA is required",
              known("quoted by hashicorp/terraform-provider-aws#50110"),
              pool ->
                  singleFactorPasskeys(
                      pool,
                      "WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not"
                          + " configured for MFA.")),
          new Rule<>(
              "email MFA keeps DEVELOPER",
              guess("SetUserPoolMfaConfig asks for it; what UpdateUserPool asks is not known"),
              pool ->
                  pool.mfaConfig().containsKey(EMAIL_MFA) && !sendsThroughSes(pool)
                      ? Optional.of(
                          Refusal.inOwnWords(
                              "EmailSendingAccount cannot leave DEVELOPER while"
                                  + " EmailMfaConfiguration is set."))
                      : Optional.empty()),
          ONE_TIME_PASSWORDS,
          EMAIL_TWICE);

  /// For CreateUserPool and SetUserPoolMfaConfig.
  static final List<Rule<Pool>> MFA =
      List.of(
          new Rule<>(
              "MFA OFF has no factor",
              known("measured by go-to-k/cdkd#1923: enabled or not; WebAuthn is no factor"),
              PoolRules::factorWhileOff),
          new Rule<>(
              "MFA ON or OPTIONAL has a factor",
              known("quoted by go-to-k/cdkd#1920"),
              PoolRules::noFactor),
          new Rule<>(
              "SMS MFA needs SmsConfiguration",
              known("API_SetUserPoolMfaConfig; the words are not AWS's"),
              PoolRules::smsMfa),
          new Rule<>(
              "email MFA needs DEVELOPER",
              known(
                  "quoted by badmintoncryer/cdk-preflight and"
                      + " hashicorp/terraform-provider-aws#41049"),
              PoolRules::emailMfa),
          new Rule<>(
              "email MFA needs ESSENTIALS",
              known("the sentence as for other features; its name for this one is not known"),
              Tier::mfaRefusal),
          new Rule<>(
              "required MFA while there are passkeys",
              known("measured by go-to-k/cdkd#2064, also without a WebAuthn block"),
              pool ->
                  singleFactorPasskeys(
                      pool,
                      "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required"
                          + " and WebAuthn is an allowed first auth factor")),
          ONE_TIME_PASSWORDS,
          EMAIL_TWICE);

  private PoolRules() {}

  private static Optional<Refusal> attributeVerification(Pool pool) {
    return when(
        !texts("AutoVerifiedAttributes", pool.description())
            .containsAll(
                texts(
                    "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate",
                    pool.description())),
        "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes");
  }

  private static Optional<Refusal> phoneVerification(Pool pool) {
    return when(
        texts("AutoVerifiedAttributes", pool.description()).contains("phone_number")
            && !pool.description().containsKey(SMS),
        "SMS configuration is required when phone_number is selected for auto verification");
  }

  private static Optional<Refusal> smsOneTimePassword(Pool pool) {
    return when(
        Tier.firstFactors(pool).contains("SMS_OTP") && !pool.description().containsKey(SMS),
        "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS"
            + " configuration");
  }

  private static Optional<Refusal> oneTimePasswordFirst(Pool pool) {
    return when(
        pool.mfaMode().equals("ON")
            && Tier.firstFactors(pool).stream().anyMatch(factor -> factor.endsWith("_OTP")),
        "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is"
            + " enabled");
  }

  private static Optional<Refusal> singleFactorPasskeys(Pool pool, String message) {
    boolean forMfa =
        text("WebAuthnConfiguration.FactorConfiguration", pool.mfaConfig())
            .filter("MULTI_FACTOR_WITH_USER_VERIFICATION"::equals)
            .isPresent();
    return when(
        pool.mfaMode().equals("ON") && Tier.firstFactors(pool).contains("WEB_AUTHN") && !forMfa,
        message);
  }

  private static Optional<Refusal> emailMfaAndRecovery(Pool pool) {
    List<String> ways =
        value("AccountRecoverySetting.RecoveryMechanisms", pool.description()).stream()
            .flatMap(list -> Members.objects(list).stream())
            .map(mechanism -> mechanism.getString("Name", ""))
            .toList();
    return pool.mfaConfig().containsKey(EMAIL_MFA) && ways.equals(List.of("verified_email"))
        ? Optional.of(
            Refusal.inOwnWords(
                "Email MFA cannot be combined with email as the only account recovery mechanism."))
        : Optional.empty();
  }

  private static Optional<Refusal> factorWhileOff(Pool pool) {
    return when(
        pool.mfaMode().equals(Pool.OFF) && !MfaReplacement.blocks(pool.mfaConfig()).isEmpty(),
        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
  }

  private static Optional<Refusal> noFactor(Pool pool) {
    return when(
        !pool.mfaMode().equals(Pool.OFF) && !MfaReplacement.hasFactor(pool.mfaConfig()),
        "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be"
            + " enabled.");
  }

  private static Optional<Refusal> smsMfa(Pool pool) {
    Optional<JsonObject> block = object(MfaReplacement.SMS_MFA, pool.mfaConfig());
    return block
        .filter(sms -> !sms.containsKey(SMS))
        .map(
            _ ->
                Refusal.inOwnWords(
                    "SmsMfaConfiguration requires SmsConfiguration, and the user pool has none."));
  }

  private static Optional<Refusal> emailMfa(Pool pool) {
    return when(
        pool.mfaConfig().containsKey(EMAIL_MFA) && !sendsThroughSes(pool),
        "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an"
            + " EmailSendingAccount of COGNITO_DEFAULT");
  }

  private static boolean sendsThroughSes(Pool pool) {
    return text("EmailConfiguration.EmailSendingAccount", pool.description())
        .filter("DEVELOPER"::equals)
        .isPresent();
  }

  private static Optional<Refusal> when(boolean broken, String message) {
    return broken ? Optional.of(Refusal.invalidParameter(message)) : Optional.empty();
  }
}
