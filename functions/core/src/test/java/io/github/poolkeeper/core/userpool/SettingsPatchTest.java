package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsPatchTest {
  @ParameterizedTest
  @MethodSource("unsettable")
  void writesTheNeutralValueForNull(Setting setting) {
    JsonObject set =
        setting.path().set(JsonValue.EMPTY_JSON_OBJECT, Samples.legal(setting.type()).getFirst());
    JsonObject unset = setting.path().set(JsonValue.EMPTY_JSON_OBJECT, JsonValue.NULL);
    Optional<JsonValue> neutral =
        setting.neutral() instanceof Neutral.Value(JsonValue value)
            ? Optional.of(value)
            : Optional.empty();

    assertThat(setting.path().in(SettingsPatch.apply(set, unset))).isEqualTo(neutral);
    assertThat(setting.path().in(SettingsPatch.apply(JsonValue.EMPTY_JSON_OBJECT, unset)))
        .isEqualTo(neutral);
  }

  static Stream<Setting> unsettable() {
    return Settings.all().stream().filter(s -> !(s.neutral() instanceof Neutral.Missing));
  }

  /// What Cognito itself takes for "none".
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AutoVerifiedAttributes":["email"]} | {"AutoVerifiedAttributes":null} | {"AutoVerifiedAttributes":[]}
          {"LambdaConfig":{"PreSignUp":"a","PostConfirmation":"b"}} | {"LambdaConfig":{"PreSignUp":null}} | {"LambdaConfig":{"PostConfirmation":"b"}}
          {"LambdaConfig":{"PreSignUp":"a"}} | {"LambdaConfig":{"PreSignUp":null}} | {"LambdaConfig":{}}
          {"LambdaConfig":{"PreSignUp":"a"}} | {"LambdaConfig":null} | {"LambdaConfig":{}}
          {"UserPoolTags":{"a":"1","b":"2"}} | {"UserPoolTags":{"a":null}} | {"UserPoolTags":{"b":"2"}}
          {"UserPoolTags":{"a":"1","b":"2"}} | {"UserPoolTags":null} | {"UserPoolTags":{}}
          {} | {"UserAttributeUpdateSettings":null} | {"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":[]}}
          {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}}} | {"Policies":{"SignInPolicy":null}} | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD"]}}}
          {"UserPoolAddOns":{"AdvancedSecurityMode":"ENFORCED","AdvancedSecurityAdditionalFlows":{"CustomAuthMode":"AUDIT"}}} | {"UserPoolAddOns":null} | {"UserPoolAddOns":{"AdvancedSecurityMode":"OFF"}}
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"a"}} | {"EmailConfiguration":null} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}}
          {"DeletionProtection":"ACTIVE"} | {"DeletionProtection":null} | {"DeletionProtection":"INACTIVE"}
          {"MfaConfiguration":"ON"} | {"MfaConfiguration":null} | {"MfaConfiguration":"OFF"}
          {"DeviceConfiguration":{"ChallengeRequiredOnNewDevice":false}} | {"DeviceConfiguration":null} | {}
          """)
  void writesWhatCognitoTakesForNone(String document, String patch, String merged) {
    assertThat(SettingsPatch.apply(object(document), object(patch))).isEqualTo(object(merged));
  }

  @Test
  void keepsWhatThePatchDoesNotName() {
    JsonObject document =
        object(
            """
            {"BrandNew": {"Deep": [1, {"er": null}]},
             "LambdaConfig": {"PreSignUp": "a", "Newer": {"than": "us"}},
             "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireSymbols": false}}}
            """);

    assertThat(
            SettingsPatch.apply(
                document,
                object(
                    "{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":12}},"
                        + "\"LambdaConfig\":{\"PreSignUp\":null}}")))
        .isEqualTo(
            object(
                """
                {"BrandNew": {"Deep": [1, {"er": null}]},
                 "LambdaConfig": {"Newer": {"than": "us"}},
                 "Policies": {"PasswordPolicy": {"MinimumLength": 12, "RequireSymbols": false}}}
                """));
  }
}
