package io.github.poolkeeper.core.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPoolIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1_AbCdEf123", "us-gov-west-1_1", "local_0"})
  void isARegionAndAnId(String text) {
    assertThat(new UserPoolId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eu-west-1",
        "_abc",
        "eu-west-1_",
        "eu-west-1_a-b",
        "eu west_1",
        "eu-west-1_abc\n",
        "../eu_a",
        "eu-west-1_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void isNothingElse(String text) {
    assertThat(UserPoolId.isValid(text)).isFalse();
    assertThatThrownBy(() -> new UserPoolId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
