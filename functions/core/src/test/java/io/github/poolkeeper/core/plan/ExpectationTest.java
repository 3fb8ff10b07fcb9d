package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  private static final String LIVE =
      """
      {"MfaConfiguration": "OFF",
       "AutoVerifiedAttributes": ["email", "phone_number"],
       "LambdaConfig": {"PreSignUp": "a", "Empty": {}},
       "Policies": {"PasswordPolicy": {"MinimumLength": 8}},
       "BrandNew": [1, 2]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {"MfaConfiguration":"OFF"}
          {"Policies":{"PasswordPolicy":{"MinimumLength":8.0}}}
          {"Policies":{}}
          {"AutoVerifiedAttributes":["phone_number","email"]}
          {"DeletionProtection":null}
          {"LambdaConfig":{"PostConfirmation":null,"Empty":{}}}
          {"UserPoolTags":{"team":null}}
          {"SmsConfiguration":{"EumsSms":{"CallerArn":null}}}
          {"BrandNew":[1,2]}
          """)
  void isMetByAPoolThatContainsIt(String expected) {
    assertThat(Expectation.unmet(object(expected), object(LIVE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"ON"}                              | /MfaConfiguration
          {"MfaConfiguration":null}                              | /MfaConfiguration
          {"MfaConfiguration":{}}                                | /MfaConfiguration
          {"DeletionProtection":"ACTIVE"}                        | /DeletionProtection
          {"UserPoolTags":{}}                                    | /UserPoolTags
          {"UserPoolTags":{"team":"a"}}                          | /UserPoolTags/team
          {"AutoVerifiedAttributes":["email"]}                   | /AutoVerifiedAttributes
          {"AutoVerifiedAttributes":[]}                          | /AutoVerifiedAttributes
          {"LambdaConfig":{"PreSignUp":"b","PostConfirmation":"c"}} | /LambdaConfig/PreSignUp /LambdaConfig/PostConfirmation
          {"Policies":{"PasswordPolicy":{"MinimumLength":"8"}}}  | /Policies/PasswordPolicy/MinimumLength
          {"BrandNew":[2,1]}                                     | /BrandNew
          """)
  void saysWhereThePoolIsOtherwise(String expected, String paths) {
    assertThat(Expectation.unmet(object(expected), object(LIVE)))
        .extracting(conflict -> conflict.path().toString())
        .containsExactlyInAnyOrder(paths.split(" "));
  }

  @Test
  void tellsWhatItExpectedAndWhatThereIs() {
    assertThat(
            Expectation.unmet(
                object("{\"MfaConfiguration\":null,\"PoolName\":\"a\"}"), object(LIVE)))
        .containsExactlyInAnyOrder(
            new Conflict.Unexpected(
                Pointer.parse("/MfaConfiguration"),
                Optional.empty(),
                Optional.of(JsonValues.value("OFF"))),
            new Conflict.Unexpected(
                Pointer.parse("/PoolName"), Optional.of(JsonValues.value("a")), Optional.empty()));
  }
}
