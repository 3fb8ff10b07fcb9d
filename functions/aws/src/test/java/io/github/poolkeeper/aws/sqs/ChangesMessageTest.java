package io.github.poolkeeper.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesMessageTest {
  private static final ChangesMessage MESSAGE =
      new ChangesMessage(
          new UserPoolId("eu-west-1_AbCdEf123"),
          new ChangeId("0195e5a0-0000-7000-8000-000000000001"));

  @Test
  void isTheTwoIds() {
    assertThat(MESSAGE.body())
        .isEqualTo(
            "{\"userPoolId\":\"eu-west-1_AbCdEf123\","
                + "\"changeId\":\"0195e5a0-0000-7000-8000-000000000001\"}");
  }

  @Test
  void readsWhatItWrites() {
    assertThat(QueueMessage.parse(MESSAGE.body())).isEqualTo(MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "{}",
        "{\"userPoolId\":\"eu-west-1_AbCdEf123\"}",
        "{\"userPoolId\":\"eu-west-1_AbCdEf123\",\"changeId\":1}",
        "{\"userPoolId\":\"eu-west-1_AbCdEf123\",\"changeId\":\"1\"}",
        "{\"userPoolId\":\"no pool\",\"changeId\":\"0195e5a0-0000-7000-8000-000000000001\"}"
      })
  void isUnreadableWhereItNamesNoChange(String body) {
    assertThat(QueueMessage.parse(body)).isInstanceOf(QueueMessage.Unreadable.class);
  }
}
