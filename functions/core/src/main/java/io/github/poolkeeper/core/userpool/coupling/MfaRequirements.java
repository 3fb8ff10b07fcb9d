package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.EMAIL_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.FACTORS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.FIRST_FACTORS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.MFA_MODE;
import static io.github.poolkeeper.core.userpool.coupling.Paths.PASSKEYS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SENDING_ACCOUNT;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_OF_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SOFTWARE_TOKEN;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Documented;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Words;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import java.util.List;
import java.util.stream.Stream;

/// What multi-factor authentication goes together with.
final class MfaRequirements {
  private static final Pointer RECOVERY =
      Pointer.parse("/AccountRecoverySetting/RecoveryMechanisms");
  private static final Pointer PASSKEY_FACTOR = PASSKEYS.child("FactorConfiguration");
  private static final String WITH_VERIFICATION = "MULTI_FACTOR_WITH_USER_VERIFICATION";

  static final List<Requirement> ALL =
      List.of(
          new Requirement(
              "no factor while MFA is off",
              "a factor needs `MfaConfiguration` `OPTIONAL` or `ON`.",
              new Words(
                  "Invalid MFA configuration given, can't turn off MFA and configure an MFA"
                      + " together."),
              MfaRequirements::factorWhileOff),
          new Requirement(
              "MFA needs a factor",
              "`MfaConfiguration` `OPTIONAL` and `ON` need a factor.",
              new Words(
                  "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must"
                      + " be enabled."),
              MfaRequirements::noFactor),
          new Requirement(
              "one-time passwords",
              "with `MfaConfiguration` `ON` no one-time password is among the first factors.",
              new Words(
                  "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if"
                      + " MFA is enabled"),
              MfaRequirements::oneTimePasswords),
          new Requirement(
              "passkeys",
              "`WEB_AUTHN` among the first factors while `MfaConfiguration` is `ON` needs"
                  + " `FactorConfiguration` `MULTI_FACTOR_WITH_USER_VERIFICATION`.",
              new Words(
                  "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and"
                      + " WebAuthn is an allowed first auth factor"),
              MfaRequirements::passkeys),
          new Requirement(
              "e-mail MFA and its sender",
              "`EmailMfaConfiguration` needs `EmailSendingAccount` `DEVELOPER`.",
              new Words(
                  "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an"
                      + " EmailSendingAccount of COGNITO_DEFAULT"),
              MfaRequirements::emailSender),
          new Requirement(
              "e-mail MFA and recovery",
              "`EmailMfaConfiguration` needs another way to recover an account than"
                  + " `verified_email` alone.",
              new Documented(
                  "API reference, AccountRecoverySetting: \"Email MFA is also disqualifying for"
                      + " account recovery with email\"; Terraform's provider and its users saw it"
                      + " refused"),
              MfaRequirements::emailRecovery),
          new Requirement(
              "SMS MFA and its sender",
              "`SmsMfaConfiguration` needs an `SmsConfiguration`: its own or the pool's.",
              new Documented(
                  "developer guide, \"SMS message settings for user pools\": Cognito sends with a"
                      + " role of the account's"),
              MfaRequirements::smsSender),
          new Requirement(
              "SMS one-time passwords",
              "`SMS_OTP` among the first factors needs `SmsConfiguration`.",
              new Words(
                  "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS"
                      + " configuration"),
              MfaRequirements::smsOneTimePassword));

  private MfaRequirements() {}

  static boolean isOff(Values values) {
    return !values.has(MFA_MODE) || values.says(MFA_MODE, "OFF");
  }

  private static Stream<Breach> factorWhileOff(Values values) {
    return FACTORS.stream()
        .filter(block -> isOff(values) && values.has(block))
        .map(
            block ->
                new Breach(
                    block, "needs MfaConfiguration OPTIONAL or ON", List.of(MFA_MODE, block)));
  }

  private static Stream<Breach> noFactor(Values values) {
    boolean hasFactor =
        values.has(SMS_MFA)
            || values.has(EMAIL_MFA)
            || values.isTrue(SOFTWARE_TOKEN.child("Enabled"));
    return Breach.when(
        !isOff(values) && !hasFactor,
        MFA_MODE,
        "needs a factor: SoftwareTokenMfaConfiguration, SmsMfaConfiguration or"
            + " EmailMfaConfiguration",
        MFA_MODE,
        SMS_MFA,
        SOFTWARE_TOKEN,
        EMAIL_MFA);
  }

  private static Stream<Breach> oneTimePasswords(Values values) {
    List<String> oneTime =
        values.texts(FIRST_FACTORS).stream().filter(factor -> factor.endsWith("_OTP")).toList();
    return Breach.when(
        values.says(MFA_MODE, "ON") && !oneTime.isEmpty(),
        MFA_MODE,
        "cannot be ON while " + FIRST_FACTORS + " allows " + String.join(", ", oneTime),
        MFA_MODE,
        FIRST_FACTORS);
  }

  private static Stream<Breach> passkeys(Values values) {
    return Breach.when(
        values.says(MFA_MODE, "ON")
            && values.texts(FIRST_FACTORS).contains("WEB_AUTHN")
            && !values.says(PASSKEY_FACTOR, WITH_VERIFICATION),
        PASSKEY_FACTOR,
        "must be "
            + WITH_VERIFICATION
            + " while MfaConfiguration is ON and "
            + FIRST_FACTORS
            + " allows WEB_AUTHN",
        MFA_MODE,
        FIRST_FACTORS,
        PASSKEY_FACTOR);
  }

  private static Stream<Breach> emailSender(Values values) {
    return Breach.when(
        values.has(EMAIL_MFA) && !values.says(SENDING_ACCOUNT, "DEVELOPER"),
        EMAIL_MFA,
        "needs EmailConfiguration.EmailSendingAccount DEVELOPER",
        EMAIL_MFA,
        SENDING_ACCOUNT);
  }

  private static Stream<Breach> emailRecovery(Values values) {
    return Breach.when(
        values.has(EMAIL_MFA)
            && values.textsOfEach(RECOVERY, "Name").equals(List.of("verified_email")),
        RECOVERY,
        "verified_email cannot be the only way to recover an account beside EmailMfaConfiguration;"
            + " add verified_phone_number, or name admin_only",
        EMAIL_MFA,
        RECOVERY);
  }

  private static Stream<Breach> smsSender(Values values) {
    return Breach.when(
        values.has(SMS_MFA) && !values.has(SMS_OF_MFA) && !values.has(SMS),
        SMS_OF_MFA,
        "is needed: this pool has no SmsConfiguration",
        SMS_MFA,
        SMS);
  }

  private static Stream<Breach> smsOneTimePassword(Values values) {
    return Breach.when(
        values.texts(FIRST_FACTORS).contains("SMS_OTP") && !values.has(SMS),
        FIRST_FACTORS,
        "SMS_OTP needs an SmsConfiguration",
        FIRST_FACTORS,
        SMS);
  }
}
