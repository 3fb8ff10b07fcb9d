package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AutoVerifiedAttributes":["email","phone_number"]} | {"AutoVerifiedAttributes":["phone_number","email"]} | ``
          {"AutoVerifiedAttributes":[]} | {} | /AutoVerifiedAttributes
          {"LambdaConfig":{}} | {} | /LambdaConfig
          {"UserPoolTags":{"aws:a":"1","b":"2"}} | {"UserPoolTags":{"b":"2"}} | ``
          {"DeviceConfiguration":{}} | {} | ``
          {"AdminCreateUserConfig":{"UnusedAccountValidityDays":9},"Policies":{"PasswordPolicy":{}}} | {"AdminCreateUserConfig":{},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":9}}} | ``
          {"LambdaConfig":{"New":[1,2]}} | {"LambdaConfig":{"New":[2,1]}} | /LambdaConfig/New
          {"EmailVerificationMessage":" a "} | {"EmailVerificationMessage":"a"} | /EmailVerificationMessage
          """)
  void differsInEffectOnly(String one, String other, String paths) {
    NormalForm a = new Configuration(object(one)).normalForm();
    NormalForm b = new Configuration(object(other)).normalForm();

    assertThat(a.differencesTo(b))
        .extracting(difference -> difference.path().toString())
        .containsExactly(paths.isEmpty() ? new String[0] : paths.split(" "));
    assertThat(a.isEquivalentTo(b)).isEqualTo(paths.isEmpty());
    assertThat(b.isEquivalentTo(a)).isEqualTo(paths.isEmpty());
  }

  @Test
  void keepsTheDocumentRaw() {
    String described =
        "{\"DeviceConfiguration\":{},\"UserPoolTags\":{\"aws:a\":\"1\"},\"New\":null}";

    assertThat(new Configuration(object(described)).document()).isEqualTo(object(described));
  }
}
