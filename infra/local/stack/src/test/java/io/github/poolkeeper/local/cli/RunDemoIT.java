package io.github.poolkeeper.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.stack.Project;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunDemoIT {
  private static final Path PROJECT = Path.of("../../..");
  private static final Pattern PROOF =
      Pattern.compile(
          "(\\d+) messages, \\d+ settings on the pool, 0 changed without being asked for\\.");

  @Test
  void beginsWithTheLossAndTellsOneStory() throws Exception {
    List<String> lines = played(List.of());

    Matcher loss = Pattern.compile("  lost   (\\d+) settings:").matcher(lines.get(6));
    assertThat(loss.matches()).as("%s", lines).isTrue();
    assertThat(Integer.parseInt(loss.group(1))).isGreaterThan(40);
    assertThat(messages(lines)).isEqualTo(8);
    assertThat(lines)
        .contains(
            "  ends   APPLIED as revision 2",
            "23-roll-back  \"The winter break is over\"",
            "  asks   rollback of 14-close-self-sign-up");
    int rollback = lines.indexOf("  asks   rollback of 14-close-self-sign-up");
    assertThat(lines.subList(rollback, rollback + 5))
        .contains("         /AdminCreateUserConfig/AllowAdminCreateUserOnly", "       +   false");
    assertThat(String.join("\n", lines)).contains("did you mean Policies?");
  }

  @Test
  void sendsEveryMessageAndTellsWhoChangedThePoolByHandWhenAskedForAll() throws Exception {
    try (Stream<Path> files = Files.list(PROJECT.resolve("events"))) {
      long all =
          files.filter(file -> file.getFileName().toString().matches("\\d.*\\.json")).count();

      List<String> lines = played(List.of("--all"));

      assertThat((long) messages(lines)).isEqualTo(all);
      assertThat(lines)
          .anyMatch(
              line ->
                  line.matches("  found  external, \\w+ by approver1 at \\S+, (certain|one-of)"))
          .contains("       ! /MfaConfiguration is weakened", "  undone");
    }
  }

  @Test
  void knowsNoOtherOption() {
    assertThatThrownBy(() -> played(List.of("--al")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--al");
  }

  /// The last line is the proof.
  private static int messages(List<String> lines) {
    Matcher proof = PROOF.matcher(lines.getLast());
    assertThat(proof.matches()).as(lines.getLast()).isTrue();
    return Integer.parseInt(proof.group(1));
  }

  private static List<String> played(List<String> options) throws Exception {
    var text = new ByteArrayOutputStream();
    int exit =
        new RunDemo(new Project(PROJECT))
            .run(options, new PrintStream(text, true, StandardCharsets.UTF_8));
    assertThat(exit).isZero();
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
