package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoAmITest {
  private final RehearsedApi api = new RehearsedApi();

  @ParameterizedTest
  @CsvSource({
    "AROAEXAMPLEROLE000001:mai.tanaka, arn:aws:sts::123456789012:assumed-role/people/mai.tanaka,"
        + " mai.tanaka, true",
    "AIDAEXAMPLEUSER000001, arn:aws:iam::123456789012:user/team/mai.tanaka, mai.tanaka, true",
    "123456789012:mai, arn:aws:sts::123456789012:federated-user/mai, '', false",
    "123456789012, arn:aws:iam::123456789012:root, '', false",
  })
  void saysWhoSomebodyIsAndWhetherTheyMayAnswer(
      String userId, String arn, String name, boolean mayAnswer) {
    JsonObject me = body(api.as(userId, arn).get("/whoami"));

    assertThat(me.getString("identity")).isEqualTo(userId);
    assertThat(me.getString("arn")).isEqualTo(arn);
    assertThat(me.getString("name", "")).isEqualTo(name);
    assertThat(me.getBoolean("mayAnswer")).isEqualTo(mayAnswer);
    assertThat(me.containsKey("because")).isEqualTo(!mayAnswer);
  }

  @Test
  void isText() {
    String text =
        api.as("AROAEXAMPLEROLE000001:mai.tanaka", "arn:aws:sts::1:assumed-role/r/mai.tanaka")
            .getText("/whoami")
            .getBody();

    assertThat(text).contains("mai.tanaka", "may answer for changes of others");
  }
}
