package io.github.poolkeeper.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.archive.Scene.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages for people, each walked by somebody who has exactly the rights of the page's row in
/// `docs/security.md`: they are enough for every command, and none of them is of no use.
class PageRightsIT {
  private static final Pattern CHANGE = Pattern.compile("\\b([0-9a-f]{8}) [A-Z_]+");
  private static final Pattern RIGHT = Pattern.compile("`…(/[^`]*)`");
  private static Scene scene;
  private static int pools;

  private String id = "";
  private String name = "";
  private String change = "";

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    scene = Scene.open(folder);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  void theAuditorsPage() throws Exception {
    aPoolWithAChange("1");

    walk("auditor.md", "otto.kern-as-engineer");
  }

  @Test
  void theApproversPage() throws Exception {
    aPoolWithAChange("1");
    List<String> page = commands("approver.md");
    String somebody = "ines.weber-as-approver";
    give("approver.md", somebody);

    for (String line : page) {
      change = weakening();
      type(somebody, line);
    }

    usedThemAll("approver.md", somebody);
  }

  @Test
  void theRollbackPage() throws Exception {
    aPoolWithAChange("1");

    String onCall = "ines.weber-as-engineer";
    walk("rollback.md", onCall);
  }

  @Test
  void theRollbackPageFitsOnHalfAScreen() throws Exception {
    assertThat(Files.readAllLines(page("rollback.md"))).hasSizeLessThanOrEqualTo(27);
  }

  private void walk(String page, String somebody) throws Exception {
    give(page, somebody);
    for (String line : commands(page)) {
      Run run = type(somebody, line);
      change = CHANGE.matcher(run.data()).results().map(m -> m.group(1)).findFirst().orElse(change);
    }
    usedThemAll(page, somebody);
  }

  private Run type(String somebody, String line) throws Exception {
    String then = Instant.now().toString();
    if (line.contains("--at 03:00")) {
      submitted("UserPoolTags.later=1 --wait");
    }
    String typed =
        line.replace("customers-prod", name)
            .replaceAll("c3834741|b169795c", change)
            .replace("--at 03:00", "--at " + then);
    boolean asks = line.matches("poolkeeper (undo|restore|unfreeze) .*");
    Run run = scene.as(somebody, typed + (asks ? " --yes || true" : " || true"));
    assertThat(run.talk()).as(typed).doesNotContain("you may not", "Forbidden");
    return run;
  }

  private static void give(String page, String somebody) throws Exception {
    scene.give(somebody, rights(page));
  }

  private static void usedThemAll(String page, String somebody) throws Exception {
    assertThat(scene.rights(somebody, "lacked")).isEmpty();
    assertThat(rights(page))
        .allSatisfy(
            right ->
                assertThat(scene.rights(somebody, "used"))
                    .anyMatch(
                        used -> used.matches(".*\\Q" + right.replace("*", "\\E.*\\Q") + "\\E")));
  }

  /// Those of the row that leads to the page.
  private static List<String> rights(String page) throws Exception {
    String row =
        Files.readAllLines(page("security.md")).stream()
            .filter(line -> line.startsWith("| [") && line.contains("](" + page + ") |"))
            .findFirst()
            .orElseThrow();
    return RIGHT.matcher(row).results().map(right -> right.group(1)).toList();
  }

  private static List<String> commands(String page) throws Exception {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(page(page))) {
      if (line.startsWith("poolkeeper ")) {
        commands.add(line.replaceFirst(" +# .*", ""));
      }
    }
    assertThat(commands).isNotEmpty();
    return commands;
  }

  private static Path page(String name) {
    return Scene.PROJECT.resolve("docs").resolve(name);
  }

  private void aPoolWithAChange(String value) throws Exception {
    pools++;
    id = "eu-central-2_Rights" + pools;
    name = "rights-" + pools;
    scene.load(id, name);
    change = submitted("UserPoolTags.owner=" + value + " --wait");
  }

  /// A change that waits for somebody.
  private String weakening() throws Exception {
    return submitted("MinimumLength=6 --wait --timeout 20s");
  }

  private String submitted(String words) throws Exception {
    Run run = scene.as("test", "poolkeeper submit " + words + " --pool " + id + " || true");
    return CHANGE.matcher(run.data()).results().map(m -> m.group(1)).findFirst().orElseThrow();
  }
}
