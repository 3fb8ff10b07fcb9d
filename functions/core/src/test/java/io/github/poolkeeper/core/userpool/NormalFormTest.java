package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":3}}
          {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}}}
          {"UserPoolTags":{"team":"a","aws:x":"y"}}
          {"PoolName":"people"}
          """)
  void describesAPoolAsItWasPrinted(String printed) {
    Configuration live = new Configuration(object(printed));

    assertThat(live.normalForm().printedOn(live)).isEqualTo(live);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AdminCreateUserConfig":{"AllowAdminCreateUserOnly":true,"UnusedAccountValidityDays":7},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}}} | {"AdminCreateUserConfig":{"AllowAdminCreateUserOnly":true},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}}}
          {"AdminCreateUserConfig":{"UnusedAccountValidityDays":9},"Policies":{"PasswordPolicy":{"MinimumLength":8}}} | {"AdminCreateUserConfig":{},"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":9}}}
          {"AdminCreateUserConfig":{"UnusedAccountValidityDays":0},"Policies":{"PasswordPolicy":{"MinimumLength":8}}} | {"AdminCreateUserConfig":{},"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":7}}}
          {"UserPoolTags":{"aws:cloudformation:stack-id":"x","team":"a","AWS:b":"c"}} | {"UserPoolTags":{"team":"a"}}
          {"UserPoolTags":{"aws:x":"y"}}       | {"UserPoolTags":{}}
          {"DeviceConfiguration":{}}           | {}
          {"DeviceConfiguration":{"ChallengeRequiredOnNewDevice":false}} | {"DeviceConfiguration":{"ChallengeRequiredOnNewDevice":false}}
          {"LambdaConfig":{},"AutoVerifiedAttributes":[],"New":{"Deep":null}} | {"LambdaConfig":{},"AutoVerifiedAttributes":[],"New":{"Deep":null}}
          {}                                   | {}
          """)
  void isWhatTheApiTakes(String described, String normal) {
    assertThat(new NormalForm(object(described)).document()).isEqualTo(object(normal));
    assertThat(new NormalForm(object(normal)).document()).isEqualTo(object(normal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AdminCreateUserConfig":{"UnusedAccountValidityDays":7}} | true
          {"AdminCreateUserConfig":{"UnusedAccountValidityDays":7},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":7}}} | false
          {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":7}}} | false
          {} | false
          """)
  void knowsALegacyPool(String document, boolean legacy) {
    assertThat(new Configuration(object(document)).isLegacy()).isEqualTo(legacy);
  }
}
