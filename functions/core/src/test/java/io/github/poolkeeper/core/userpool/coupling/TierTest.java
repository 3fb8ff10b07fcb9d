package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"UserPoolTier":"ESSENTIALS"} | {"UserPoolAddOns":{"AdvancedSecurityMode":"AUDIT"}} | /UserPoolAddOns/AdvancedSecurityMode | need UserPoolTier PLUS
          {"UserPoolTier":"LITE"} | {"UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED"}} | /UserPoolAddOns/AdvancedSecurityMode | need UserPoolTier PLUS
          {"UserPoolTier":"PLUS","UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED"}} | {"UserPoolTier":"ESSENTIALS"} | /UserPoolAddOns/AdvancedSecurityMode | need UserPoolTier PLUS
          {"UserPoolTier":"LITE"} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | /Policies/SignInPolicy/AllowedFirstAuthFactors | WEB_AUTHN needs UserPoolTier ESSENTIALS or PLUS
          {"UserPoolTier":"PLUS","UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED","AdvancedSecurityAdditionalFlows":{"CustomAuthMode":"ENFORCED"}}} | {"UserPoolTier":"ESSENTIALS","UserPoolAddOns":{"AdvancedSecurityMode":"OFF"}} | /UserPoolAddOns/AdvancedSecurityAdditionalFlows/CustomAuthMode | needs UserPoolTier PLUS
          {"UserPoolTier":"ESSENTIALS","LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"UserPoolTier":"LITE"} | /LambdaConfig/PreTokenGenerationConfig/LambdaVersion | V2_0 needs UserPoolTier ESSENTIALS
          {"UserPoolTier":"LITE"} | {"Policies":{"PasswordPolicy":{"PasswordHistorySize":3}}} | /Policies/PasswordPolicy/PasswordHistorySize | needs UserPoolTier ESSENTIALS
          {"UserPoolTier":"ESSENTIALS","MfaConfiguration":"OPTIONAL","EmailMfaConfiguration":{},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"UserPoolTier":"LITE"} | /EmailMfaConfiguration | needs UserPoolTier ESSENTIALS
          {"UserPoolTier":"ESSENTIALS","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","SMS_OTP","EMAIL_OTP"]}}} | {"UserPoolTier":"LITE"} | /Policies/SignInPolicy/AllowedFirstAuthFactors | EMAIL_OTP, SMS_OTP needs
          """)
  void refusesWhatTheTierDoesNotHave(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"UserPoolTier":"ESSENTIALS"} | {"UserPoolTier":"PLUS","UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED"}}
          {"UserPoolTier":"PLUS","UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED"}} | {"UserPoolTier":"ESSENTIALS","UserPoolAddOns":{"AdvancedSecurityMode":"OFF"}}
          {"UserPoolTier":"PLUS","UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED"},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | {"UserPoolTier":"LITE","UserPoolAddOns":null,"Policies":{"SignInPolicy":null}}
          {"UserPoolTier":"ESSENTIALS"} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}}}
          {"UserPoolTier":"LITE"} | {"UserPoolAddOns":{"AdvancedSecurityMode":"OFF"}}
          {} | {"UserPoolAddOns":{"AdvancedSecurityMode":"AUDIT"}}
          {"UserPoolTier":"ESSENTIALS","UserPoolAddOns":{"AdvancedSecurityMode":"AUDIT"}} | {"DeletionProtection":"ACTIVE"}
          {"UserPoolTier":"LITE","Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | {"DeletionProtection":"ACTIVE"}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
