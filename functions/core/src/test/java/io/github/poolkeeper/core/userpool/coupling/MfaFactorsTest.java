package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaFactorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"OFF"} | {"SoftwareTokenMfaConfiguration":{"Enabled":true}} | /SoftwareTokenMfaConfiguration | needs MfaConfiguration OPTIONAL or ON
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"MfaConfiguration":"OFF","SoftwareTokenMfaConfiguration":{"Enabled":true}} | /SoftwareTokenMfaConfiguration | needs MfaConfiguration
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | /WebAuthnConfiguration/FactorConfiguration | MULTI_FACTOR_WITH_USER_VERIFICATION
          {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":true},"WebAuthnConfiguration":{"FactorConfiguration":"SINGLE_FACTOR"},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | {"MfaConfiguration":"ON"} | /WebAuthnConfiguration/FactorConfiguration | MULTI_FACTOR_WITH_USER_VERIFICATION
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true},"WebAuthnConfiguration":{"FactorConfiguration":"MULTI_FACTOR_WITH_USER_VERIFICATION"},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | {"WebAuthnConfiguration":null} | /WebAuthnConfiguration/FactorConfiguration | MULTI_FACTOR_WITH_USER_VERIFICATION
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"},"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":1}]}} | {"EmailMfaConfiguration":{}} | /AccountRecoverySetting/RecoveryMechanisms | cannot be the only way
          {"MfaConfiguration":"ON","EmailMfaConfiguration":{},"SoftwareTokenMfaConfiguration":{"Enabled":true},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":2}]}} | /AccountRecoverySetting/RecoveryMechanisms | cannot be the only way
          {} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","SMS_OTP"]}}} | /Policies/SignInPolicy/AllowedFirstAuthFactors | needs an SmsConfiguration
          {"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}} | {"SmsMfaConfiguration":{"SmsAuthenticationMessage":"{####}"}} | /SmsMfaConfiguration | needs MfaConfiguration
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"MfaConfiguration":"OFF","SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}}} | /SmsMfaConfiguration | needs MfaConfiguration
          {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"ON"} | /MfaConfiguration | needs a factor
          {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":false}} | /MfaConfiguration | needs a factor
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"SoftwareTokenMfaConfiguration":null} | /MfaConfiguration | needs a factor
          {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":true},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}}} | {"MfaConfiguration":"ON"} | /MfaConfiguration | allows EMAIL_OTP
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true},"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","SMS_OTP","EMAIL_OTP"]}}} | /MfaConfiguration | allows EMAIL_OTP, SMS_OTP
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"EmailMfaConfiguration":{"Subject":"s"}} | /EmailMfaConfiguration | EmailSendingAccount DEVELOPER
          {"MfaConfiguration":"ON","EmailMfaConfiguration":{"Subject":"s"},"SoftwareTokenMfaConfiguration":{"Enabled":true},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}} | /EmailMfaConfiguration | EmailSendingAccount DEVELOPER
          """)
  void refusesWhatTheMfaCallRefuses(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true}}
          {"MfaConfiguration":"OFF","EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"MfaConfiguration":"OPTIONAL","EmailMfaConfiguration":{"Subject":"s"}}
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true},"WebAuthnConfiguration":{"FactorConfiguration":"SINGLE_FACTOR"}} | {"WebAuthnConfiguration":{"FactorConfiguration":"MULTI_FACTOR_WITH_USER_VERIFICATION"},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}}
          {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}}
          {"MfaConfiguration":"ON","EmailMfaConfiguration":{},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"admin_only","Priority":1}]}}
          {"MfaConfiguration":"OPTIONAL","SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}}}
          {"MfaConfiguration":"ON"} | {"DeletionProtection":"ACTIVE"}
          {"MfaConfiguration":"OFF","SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}}} | {"DeletionProtection":"ACTIVE"}
          {"MfaConfiguration":"ON","EmailMfaConfiguration":{"Subject":"s"}} | {"DeletionProtection":"ACTIVE"}
          {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":true},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}}} | {"DeletionProtection":"ACTIVE"}
          {"MfaConfiguration":"OFF"} | {"WebAuthnConfiguration":{"RelyingPartyId":"a.example"}}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
