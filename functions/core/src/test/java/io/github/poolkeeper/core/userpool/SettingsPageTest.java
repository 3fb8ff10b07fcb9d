package io.github.poolkeeper.core.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final Path PAGE = Path.of("../../docs/settings.md");
  private static final String REWRITE =
      "docs/settings.md is not what the table of settings says; rewrite it with"
          + " mvn -pl functions/core test -Dtest=SettingsPageTest -Dpoolkeeper.write=true";

  @Test
  void saysWhatTheTableSays() throws IOException {
    if (Boolean.getBoolean("poolkeeper.write")) {
      Files.writeString(PAGE, SettingsPage.text());
    }

    assertThat(PAGE).as(REWRITE).content().isEqualTo(SettingsPage.text());
  }
}
