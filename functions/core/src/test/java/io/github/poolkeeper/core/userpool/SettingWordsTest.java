package io.github.poolkeeper.core.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /Policies/PasswordPolicy/MinimumLength | 12                          | 14              | MinimumLength 12→14
          /MfaConfiguration                      | "OFF"                       | "ON"            | MfaConfiguration OFF→ON
          /LambdaConfig/PreSignUp                | -                           | "arn:aws:x"     | PreSignUp
          /LambdaConfig/PreSignUp                | "arn:aws:x"                 | -               | PreSignUp removed
          /UserPoolTags/stage                    | "test"                      | "prod"          | tag stage test→prod
          /UserPoolTags/stage                    | "test"                      | -               | tag stage removed
          /EmailVerificationMessage              | "a text that is not short"  | "b"             | EmailVerificationMessage
          /AutoVerifiedAttributes                | []                          | ["email"]       | AutoVerifiedAttributes
          /SmsAuthenticationMessage              | ""                          | "x"             | SmsAuthenticationMessage
          """)
  void saysASettingInAFewWords(String path, String before, String after, String words) {
    assertThat(SettingWords.brief(difference(path, before, after))).isEqualTo(words);
  }

  @Test
  void countsWhatHasNoRoom() {
    Difference length = difference("/Policies/PasswordPolicy/MinimumLength", "16", "6");
    Difference tag = difference("/UserPoolTags/a", "1", "2");

    assertThat(SettingWords.brief(List.of(length, tag, tag))).isEqualTo("MinimumLength 16→6, +2");
    assertThat(SettingWords.brief(List.of())).isEmpty();
  }

  private static Difference difference(String path, String before, String after) {
    return new Difference(Pointer.parse(path), value(before), value(after));
  }

  private static Optional<JsonValue> value(String json) {
    return Optional.ofNullable(json).map(JsonText::parse);
  }
}
