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
          {"UserPoolTier":"ESSENTIALS","Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","SMS_OTP","EMAIL_OTP"]}}} | {"UserPoolTier":"LITE"} | /Policies/SignInPolicy/AllowedFirstAuthFactors | EMAIL_OTP, SMS_OTP needs
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
