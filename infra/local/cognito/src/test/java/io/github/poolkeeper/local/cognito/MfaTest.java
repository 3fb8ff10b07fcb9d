package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaTest {

  @Test
  void replacesTheWholeConfiguration() {
    TestPool pool =
        TestPool.rich()
            .setMfa(
                "{\"MfaConfiguration\": \"OPTIONAL\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}, \"BrandNew\": {\"a\": 1}}");

    assertThat(pool.mfaConfig())
        .isEqualTo(
            json(
                "{\"MfaConfiguration\": \"OPTIONAL\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}, \"BrandNew\": {\"a\": 1}}"));
    assertThat(pool.member("MfaConfiguration")).contains(value("\"OPTIONAL\""));
    assertThat(pool.member("SmsConfiguration")).isPresent();
  }

  @Test
  void isOffWhereTheModeIsOmitted() {
    TestPool pool =
        TestPool.rich()
            .setMfa(
                "{\"WebAuthnConfiguration\": {\"RelyingPartyId\": \"example.com\", \"FactorConfiguration\": \"SINGLE_FACTOR\"}}");

    assertThat(pool.mfaConfig())
        .isEqualTo(
            json(
                "{\"MfaConfiguration\": \"OFF\", \"WebAuthnConfiguration\": {\"RelyingPartyId\": \"example.com\", \"FactorConfiguration\": \"SINGLE_FACTOR\"}}"));
    assertThat(pool.member("MfaConfiguration")).contains(value("\"OFF\""));
  }

  @Test
  void printsNoModeAgainOnAPoolThatPrintedNone() {
    TestPool pool =
        TestPool.loaded("{\"Name\": \"old\"}")
            .setMfa(
                "{\"MfaConfiguration\": \"ON\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}}");
    assertThat(pool.member("MfaConfiguration")).contains(value("\"ON\""));

    assertThat(pool.setMfa("{\"MfaConfiguration\": \"OFF\"}").member("MfaConfiguration")).isEmpty();
  }

  @Test
  void answersWithTheConfigurationItSet() {
    assertThat(TestPool.rich().answer("SetUserPoolMfaConfig", json(TestPool.RICH_MFA)))
        .isEqualTo(json(TestPool.RICH_MFA));
  }

  @Test
  void writesTheSmsSettingsOfThePool() {
    TestPool pool =
        TestPool.rich()
            .setMfa(
                """
                {"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": {"SmsAuthenticationMessage": "It is {####}",
                 "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/other"}}}
                """);

    assertThat(pool.member("SmsConfiguration"))
        .contains(json("{\"SnsCallerArn\": \"arn:aws:iam::123456789012:role/other\"}"));
    assertThat(pool.member("SmsAuthenticationMessage")).contains(value("\"It is {####}\""));
  }

  @Test
  void takesTheSmsSettingsOfThePoolWhereTheFactorHasNone() {
    TestPool pool =
        TestPool.rich().setMfa("{\"MfaConfiguration\": \"OPTIONAL\", \"SmsMfaConfiguration\": {}}");

    assertThat(MemberPath.value("SmsMfaConfiguration.SmsConfiguration", pool.mfaConfig()))
        .isEqualTo(pool.member("SmsConfiguration"))
        .isPresent();
  }

  @Test
  void showsThePoolsSmsSettingsInTheFactor() {
    TestPool pool =
        TestPool.rich()
            .setMfa(
                "{\"MfaConfiguration\": \"OPTIONAL\", \"SmsMfaConfiguration\": {\"SmsAuthenticationMessage\": \"It is {####}\"}}")
            .mode(Omission.PRESERVE, Nulls.UNSET)
            .update(
                """
                {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/third"},
                 "SmsAuthenticationMessage": "Now {####}"}
                """);

    assertThat(pool.mfaConfig().get("SmsMfaConfiguration"))
        .isEqualTo(
            json(
                """
                {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/third"},
                 "SmsAuthenticationMessage": "Now {####}"}
                """));
  }

  @Test
  void leavesTheFactorsTextAloneWhereTheFactorHasNone() {
    TestPool pool =
        TestPool.rich()
            .mode(Omission.PRESERVE, Nulls.UNSET)
            .update("{\"SmsAuthenticationMessage\": \"Now {####}\"}");

    assertThat(pool.mfaConfig()).isEqualTo(json(TestPool.RICH_MFA));
  }

  @Test
  void takesEmailMfaWhereThePoolSendsThroughSes() {
    TestPool pool =
        TestPool.loaded(
                """
                {"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:eu-west-1:1:identity/a"}}
                """)
            .setMfa(
                "{\"MfaConfiguration\": \"ON\", \"EmailMfaConfiguration\": {\"Subject\": \"Code\"}}");

    assertThat(pool.mfaConfig()).containsKey("EmailMfaConfiguration");
  }

  @ParameterizedTest
  @CsvSource({"SINGLE_FACTOR, 400", "MULTI_FACTOR_WITH_USER_VERIFICATION, 200"})
  void requiresMfaBesidePasskeysThatCountForIt(String factor, int status) {
    TestPool pool =
        TestPool.loaded(
            "{\"Policies\": {\"SignInPolicy\": {\"AllowedFirstAuthFactors\": [\"PASSWORD\", \"WEB_AUTHN\"]}}}");

    Reply.Answered reply =
        pool.call(
            "SetUserPoolMfaConfig",
            json(
                """
                {"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true},
                 "WebAuthnConfiguration": {"FactorConfiguration": "%s"}}
                """
                    .formatted(factor)));

    assertThat(reply.httpStatus()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"OPTIONAL, 200", "ON, 400"})
  void asksForThatOnlyWhereMfaIsRequired(String mode, int status) {
    TestPool pool =
        TestPool.loaded(
            "{\"Policies\": {\"SignInPolicy\": {\"AllowedFirstAuthFactors\": [\"PASSWORD\", \"WEB_AUTHN\"]}}}");

    Reply.Answered reply =
        pool.call(
            "SetUserPoolMfaConfig",
            json(
                "{\"MfaConfiguration\": \"%s\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}}"
                    .formatted(mode)));

    assertThat(reply.httpStatus()).isEqualTo(status);
  }

  @Test
  void looksAtTheFactorsOfTheWholePoolWhenItsSettingsChange() {
    TestPool pool =
        TestPool.loaded(
                """
                {"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:eu-west-1:1:identity/a"}}
                """)
            .setMfa("{\"MfaConfiguration\": \"ON\", \"EmailMfaConfiguration\": {}}")
            .mode(Omission.PRESERVE, Nulls.UNSET);
    JsonObject recovery =
        json(
            "{\"AccountRecoverySetting\": {\"RecoveryMechanisms\": [{\"Priority\": 1, \"Name\": \"verified_email\"}]}}");

    assertThat(pool.call("UpdateUserPool", recovery).body().getString("message"))
        .endsWith(
            "Email MFA cannot be combined with email as the only account recovery mechanism.");
  }

  /// Nobody knows what UpdateUserPool says of leaving SES while codes go by mail.
  @ParameterizedTest
  @CsvSource({"REFUSED, 400", "TAKEN, 200"})
  void leavesSesWhileCodesGoByMailOnlyInDoubt(Doubt doubt, int status) {
    TestPool pool =
        TestPool.loaded(
                """
                {"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:eu-west-1:1:identity/a"}}
                """)
            .setMfa("{\"MfaConfiguration\": \"OPTIONAL\", \"EmailMfaConfiguration\": {}}")
            .mode(Omission.PRESERVE, Nulls.UNSET)
            .inDoubt(doubt);

    Reply.Answered reply =
        pool.call(
            "UpdateUserPool",
            json("{\"EmailConfiguration\": {\"EmailSendingAccount\": \"COGNITO_DEFAULT\"}}"));

    assertThat(reply.httpStatus()).isEqualTo(status);
  }
}
