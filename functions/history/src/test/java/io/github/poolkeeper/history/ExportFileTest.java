package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static io.github.poolkeeper.history.RehearsedApi.violations;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFileTest {
  private static final String EXPORT = AT_POOL + "/export?format=";

  private final RehearsedApi api = new RehearsedApi();

  @Test
  void answersWithTheFileAndWhatIsToBeKnownOfIt() {
    api.change("{\"PoolName\":\"folk\"}");

    JsonObject exported = body(api.get(EXPORT + "terraform"));

    assertThat(exported.getInt("revision")).isEqualTo(2);
    assertThat(exported.getJsonArray("setByPoolkeeper").getString(0)).isEqualTo("name");
    assertThat(exported.getJsonArray("notExpressed")).isEmpty();
    assertThat(exported.getString("file")).contains("username_attributes = [\"email\"]");
  }

  @Test
  void answersWithTheFileAlone() {
    api.change("{\"PoolName\":\"folk\"}");

    assertThat(api.getText(EXPORT + "terraform&revision=1").getBody())
        .isEqualTo(body(api.get(EXPORT + "terraform&revision=1")).getString("file"))
        .contains("name = \"people\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/export, /format",
    "/export?format=pulumi, /format",
    "/export?format=terraform&revision=0, /revision",
    "/export?format=terraform&at=now, /at"
  })
  void refusesWhatNobodyCanWrite(String path, String violated) {
    assertThat(violations(api.get(AT_POOL + path))).containsExactly(violated);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(api.get(EXPORT + "terraform").getStatusCode()).isEqualTo(404);
  }
}
