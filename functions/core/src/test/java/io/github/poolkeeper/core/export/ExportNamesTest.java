package io.github.poolkeeper.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.Settings;
import org.junit.jupiter.api.Test;

class ExportNamesTest {
  /// Both ways: a new setting needs its names.
  @Test
  void hasALineForEverySettingThatCanBeWritten() {
    assertThat(ExportNames.all().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Settings.all().stream()
                .filter(row -> row.access() instanceof Access.Writable)
                .filter(row -> !row.isStructure())
                .map(Setting::path)
                .toList());
  }
}
