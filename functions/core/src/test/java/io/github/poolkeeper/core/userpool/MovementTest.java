package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Equivalence;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"MfaConfiguration":"ON"}       | {"MfaConfiguration":"OPTIONAL"} | /MfaConfiguration loosening is weakened
          {"MfaConfiguration":"OFF"}      | {"MfaConfiguration":"ON"}       | /MfaConfiguration tightening is strengthened
          {"MfaConfiguration":"ON"}       | {}                              | /MfaConfiguration loosening is weakened
          {}                              | {"MfaConfiguration":"OFF"}      | /MfaConfiguration neutral stays what it is in effect
          {"MfaConfiguration":"ON"}       | {"MfaConfiguration":"NEW"}      | /MfaConfiguration loosening is changed in an unknown way
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}}} | {"Policies":{"PasswordPolicy":{"MinimumLength":12}}} | /Policies/PasswordPolicy/MinimumLength tightening is strengthened
          {"Policies":{"PasswordPolicy":{}}} | {"Policies":{"PasswordPolicy":{"PasswordHistorySize":3}}} | /Policies/PasswordPolicy/PasswordHistorySize tightening is strengthened
          {"Policies":{"PasswordPolicy":{}}} | {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":30}}} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays loosening is weakened
          {"Policies":{"PasswordPolicy":{}}} | {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":1}}} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays tightening is strengthened
          {"UserPoolTier":"ESSENTIALS"}   | {}                              | /UserPoolTier loosening is weakened
          {"UserPoolTags":{"a":"1"}}      | {"UserPoolTags":{"a":"2"}}      | /UserPoolTags/a neutral is changed
          {"UserPoolTags":{"a":"1"}}      | {}                              | /UserPoolTags/a neutral is removed
          {"LambdaConfig":{"PreSignUp":"x"}} | {"LambdaConfig":{}}          | /LambdaConfig/PreSignUp loosening is removed
          {"LambdaConfig":{"BrandNew":"x"}} | {"LambdaConfig":{}}           | /LambdaConfig/BrandNew loosening is removed, and nobody knows it
          {}                              | {"BrandNew":{}}                 | /BrandNew loosening is added, and nobody knows it
          {}                              | {"DeviceConfiguration":{"ChallengeRequiredOnNewDevice":true}} | /DeviceConfiguration/ChallengeRequiredOnNewDevice loosening is weakened
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":1},{"Name":"verified_phone_number","Priority":2}]}} | {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_phone_number","Priority":1}]}} | /AccountRecoverySetting/RecoveryMechanisms loosening is weakened
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":2},{"Name":"verified_phone_number","Priority":1}]}} | {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":1},{"Name":"verified_phone_number","Priority":2}]}} | /AccountRecoverySetting/RecoveryMechanisms tightening is strengthened
          {}                              | {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_phone_number","Priority":1},{"Name":"verified_email","Priority":2}]}} | /AccountRecoverySetting/RecoveryMechanisms neutral stays what it is in effect
          """)
  void followOrderAndAbsence(String before, String after, String expected) {
    assertThat(movements(before, after)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"AutoVerifiedAttributes":["email"]} | {"AutoVerifiedAttributes":["phone_number"]} | /AutoVerifiedAttributes loosening email is removed; /AutoVerifiedAttributes tightening phone_number is added
          {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","SMS_OTP"]}}} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | /Policies/SignInPolicy/AllowedFirstAuthFactors tightening SMS_OTP is removed; /Policies/SignInPolicy/AllowedFirstAuthFactors loosening WEB_AUTHN is added
          {} | {"AutoVerifiedAttributes":[]} | /AutoVerifiedAttributes neutral stays what it is in effect
          {} | {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"x"}}} | /LambdaConfig/CustomSMSSender loosening is added; /LambdaConfig/CustomSMSSender/LambdaArn loosening is added; /LambdaConfig/CustomSMSSender/LambdaVersion loosening is added
          {} | {"EmailMfaConfiguration":{"Subject":"x"}} | /EmailMfaConfiguration loosening is added; /EmailMfaConfiguration/Subject neutral is added
          {"DeviceConfiguration":{"ChallengeRequiredOnNewDevice":true,"DeviceOnlyRememberedOnUserPrompt":false}} | {} | /DeviceConfiguration/ChallengeRequiredOnNewDevice tightening is strengthened; /DeviceConfiguration/DeviceOnlyRememberedOnUserPrompt tightening is strengthened
          {} | {"LambdaConfig":{}} | ~~
          """)
  void goMemberByMemberAndBlockByBlock(String before, String after, String expected) {
    assertThat(String.join("; ", movements(before, after))).isEqualTo(expected);
  }

  private static List<String> movements(String before, String after) {
    return Movement.of(Difference.between(object(before), object(after), Equivalence.EXACT))
        .stream()
        .map(m -> m.path() + " " + m.direction().word() + " " + m.what())
        .toList();
  }
}
