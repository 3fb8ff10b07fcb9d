package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadBackTest {
  /// What Cognito derives or reorders by itself.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AutoVerifiedAttributes":["email","phone_number"]} | {"AutoVerifiedAttributes":["phone_number","email"]}
          {"AdminCreateUserConfig":{},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}}} | {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":3}}
          {"EmailVerificationSubject":"a"} | {"EmailVerificationSubject":"a","VerificationMessageTemplate":{"EmailSubject":"a"}}
          {"VerificationMessageTemplate":{"SmsMessage":"a"}} | {"VerificationMessageTemplate":{"SmsMessage":"a"},"SmsVerificationMessage":"a"}
          {"SmsConfiguration":{"SnsCallerArn":"a"}} | {"SmsConfiguration":{"SnsCallerArn":"a","SnsRegion":"eu-west-1"}}
          {"SmsMfaConfiguration":{"SmsConfiguration":{}}} | {"SmsMfaConfiguration":{"SmsConfiguration":{"SnsRegion":"eu-west-1"}}}
          {"UserPoolTags":{}} | {"UserPoolTags":{"aws:cloudformation:stack-id":"x"}}
          {"UserPoolAddOns":{"AdvancedSecurityMode":"OFF"}} | {"UserPoolAddOns":{"AdvancedSecurityMode":"OFF","AdvancedSecurityAdditionalFlows":{}}}
          {"WebAuthnConfiguration":{"RelyingPartyId":"a"}} | {"WebAuthnConfiguration":{"RelyingPartyId":"a","FactorConfiguration":"SINGLE_FACTOR"}}
          {"AccountRecoverySetting":{}} | {}
          {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"OFF","SoftwareTokenMfaConfiguration":{"Enabled":false}}
          """)
  void toleratesWhatCognitoFillsIn(String intended, String observed) {
    assertThat(
            ReadBack.differences(
                new NormalForm(object(intended)), new NormalForm(object(observed))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailVerificationSubject":"a"} | {"EmailVerificationSubject":"a","VerificationMessageTemplate":{"EmailSubject":"b"}} | /VerificationMessageTemplate
          {"EmailVerificationSubject":"a"} | {"EmailVerificationSubject":"b"} | /EmailVerificationSubject
          {"EmailVerificationSubject":"a"} | {} | /EmailVerificationSubject
          {"SmsConfiguration":{"SnsRegion":"us-east-1"}} | {"SmsConfiguration":{"SnsRegion":"eu-west-1"}} | /SmsConfiguration/SnsRegion
          {"SmsConfiguration":{"SnsRegion":"us-east-1"}} | {"SmsConfiguration":{}} | /SmsConfiguration/SnsRegion
          {"UserPoolTags":{}} | {"UserPoolTags":{"team":"x"}} | /UserPoolTags/team
          {} | {"LambdaConfig":{}} | /LambdaConfig
          {"UserPoolAddOns":{"AdvancedSecurityMode":"OFF"}} | {"UserPoolAddOns":{"AdvancedSecurityMode":"OFF","AdvancedSecurityAdditionalFlows":{"CustomAuthMode":"AUDIT"}}} | /UserPoolAddOns/AdvancedSecurityAdditionalFlows
          {"WebAuthnConfiguration":{}} | {"WebAuthnConfiguration":{"FactorConfiguration":"MULTI_FACTOR_WITH_USER_VERIFICATION"}} | /WebAuthnConfiguration/FactorConfiguration
          {"MfaConfiguration":"ON"} | {"MfaConfiguration":"ON","SoftwareTokenMfaConfiguration":{"Enabled":false}} | /SoftwareTokenMfaConfiguration
          {"BrandNew":1} | {} | /BrandNew
          {} | {"BrandNew":1} | /BrandNew
          {"PoolName":"a "} | {"PoolName":"a"} | /PoolName
          """)
  void toleratesNothingElse(String intended, String observed, String path) {
    assertThat(
            ReadBack.differences(
                new NormalForm(object(intended)), new NormalForm(object(observed))))
        .extracting(difference -> difference.path().toString())
        .containsExactly(path);
  }
}
