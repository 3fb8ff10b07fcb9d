package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.completes;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaOffTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"OFF"} | /SoftwareTokenMfaConfiguration
          {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":true},"EmailMfaConfiguration":{"Subject":"s"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}},"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"MfaConfiguration":null} | {"MfaConfiguration":"OFF","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | /SoftwareTokenMfaConfiguration /EmailMfaConfiguration /SmsMfaConfiguration
          """)
  void dropsTheFactors(String live, String patch, String after, String paths) {
    completes(live, patch, after, "MFA off", paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"OFF","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"DeletionProtection":"ACTIVE"}
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"MfaConfiguration":"OPTIONAL"}
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"MfaConfiguration":"OFF","SoftwareTokenMfaConfiguration":null}
          {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":true},"WebAuthnConfiguration":{"RelyingPartyId":"a.example"}} | {"MfaConfiguration":"OFF","SoftwareTokenMfaConfiguration":null}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
