package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaTest {

  @Test
  void replacesTheWholeConfiguration() {
    TestPool pool =
        TestPool.rich()
            .setMfa(
                "{\"MfaConfiguration\": \"ON\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}, \"BrandNew\": {\"a\": 1}}");

    assertThat(pool.mfaConfig())
        .isEqualTo(
            json(
                "{\"MfaConfiguration\": \"ON\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}, \"BrandNew\": {\"a\": 1}}"));
    assertThat(pool.member("MfaConfiguration")).contains(value("\"ON\""));
    assertThat(pool.member("SmsConfiguration")).isPresent();
  }

  @Test
  void isOffWhereTheModeIsOmitted() {
    TestPool pool =
        TestPool.rich()
            .setMfa("{\"WebAuthnConfiguration\": {\"RelyingPartyId\": \"example.com\"}}");

    assertThat(pool.mfaConfig())
        .isEqualTo(
            json(
                "{\"MfaConfiguration\": \"OFF\", \"WebAuthnConfiguration\": {\"RelyingPartyId\": \"example.com\"}}"));
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
                {"MfaConfiguration": "ON", "SmsMfaConfiguration": {"SmsAuthenticationMessage": "It is {####}",
                 "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/other"}}}
                """);

    assertThat(pool.member("SmsConfiguration"))
        .contains(json("{\"SnsCallerArn\": \"arn:aws:iam::123456789012:role/other\"}"));
    assertThat(pool.member("SmsAuthenticationMessage")).contains(value("\"It is {####}\""));
  }

  @Test
  void takesTheSmsSettingsOfThePoolWhereTheFactorHasNone() {
    TestPool pool =
        TestPool.rich().setMfa("{\"MfaConfiguration\": \"ON\", \"SmsMfaConfiguration\": {}}");

    assertThat(MemberPath.value("SmsMfaConfiguration.SmsConfiguration", pool.mfaConfig()))
        .isEqualTo(pool.member("SmsConfiguration"))
        .isPresent();
  }

  @Test
  void showsThePoolsSmsSettingsInTheFactor() {
    TestPool pool =
        TestPool.rich()
            .setMfa(
                "{\"MfaConfiguration\": \"ON\", \"SmsMfaConfiguration\": {\"SmsAuthenticationMessage\": \"It is {####}\"}}")
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
  @CsvSource({"EMAIL_OTP, 400", "SMS_OTP, 400", "WEB_AUTHN, 200"})
  void refusesRequiredMfaBesideOneTimePasswords(String factor, int status) {
    TestPool pool =
        TestPool.loaded(
            "{\"Policies\": {\"SignInPolicy\": {\"AllowedFirstAuthFactors\": [\"PASSWORD\", \"%s\"]}}}"
                .formatted(factor));

    Reply.Answered reply =
        pool.call(
            "SetUserPoolMfaConfig",
            json(
                "{\"MfaConfiguration\": \"ON\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}}"));

    assertThat(reply.httpStatus()).isEqualTo(status);
  }
}
