package io.github.poolkeeper.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.archive.Scene.Run;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of `docs/rollback.md`, and of what was done by hand in `docs/operations.md`: its
/// scene is set, it is typed as it stands there, and what the page promises is looked for on the
/// pool.
class RollbackGuideIT {
  private static final Pattern CHANGE = Pattern.compile("\\b([0-9a-f]{8}) [A-Z_]+");
  private static final List<String> TYPED = new ArrayList<>();
  private static Scene scene;
  private static List<String> page;
  private static int pools;

  private String id = "";
  private String name = "";

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    scene = Scene.open(folder);
    page = new ArrayList<>(Files.readAllLines(Scene.PROJECT.resolve("docs/rollback.md")));
    page.addAll(byHand(Files.readString(Scene.PROJECT.resolve("docs/operations.md"))));
  }

  private static List<String> byHand(String operations) {
    String section = operations.split("\n## Changes made by hand\n", 2)[1].split("\n## ", 2)[0];
    return section.lines().toList();
  }

  @BeforeEach
  void loadAPool() throws Exception {
    pools++;
    id = "eu-central-2_Guide" + pools;
    name = "guide-" + pools;
    scene.load(id, name);
  }

  /// The page has no command that no test here has typed.
  @AfterAll
  static void hasTypedThemAll() {
    scene.close();
    assertThat(
            page.stream()
                .filter(line -> line.contains("poolkeeper ") && !line.startsWith("|"))
                .filter(line -> line.startsWith("poolkeeper") || line.startsWith("echo")))
        .allMatch(line -> TYPED.stream().anyMatch(line::startsWith));
  }

  @Test
  void whatHasChangedIsSeen() throws Exception {
    String change = tag("owner=security", "-m CHG-1");

    assertThat(type("poolkeeper log --since 24h", "").data())
        .contains("first seen", change, "CHG-1");
    assertThat(type("poolkeeper show c3834741", change).data())
        .contains("CHG-1", "AIDALOCALTEST", "/UserPoolTags/owner", "+ \"security\"");
  }

  @Test
  void oneChangeIsUndoneAndItsUndoing() throws Exception {
    tag("base=1", "");
    JsonObject before = scene.configuration(id);
    String change = tag("owner=security", "");
    JsonObject after = scene.configuration(id);
    tag("nightly=42", "");

    Run undone = type("poolkeeper undo c3834741", change);
    assertThat(undone.talk()).contains("Nobody has to approve");
    assertThat(scene.configuration(id)).isEqualTo(with(before, "nightly", "42"));

    assertThat(type("poolkeeper undo b169795c", changeIn(undone)).exit()).isZero();
    assertThat(scene.configuration(id)).isEqualTo(with(after, "nightly", "42"));
  }

  @Test
  void everythingOfTodayIsUndone() throws Exception {
    tag("base=1", "");
    JsonObject before = scene.configuration(id);
    Thread.sleep(1100);
    tag("owner=security", "");
    tag("owner=identity", "");

    Run undone = type("poolkeeper undo --since today --pool customers-prod", "");

    assertThat(undone.exit()).as(undone.all()).isZero();
    assertThat(undone.talk()).contains("tag owner security→identity");
    assertThat(scene.configuration(id).getJsonObject("UserPoolTags"))
        .doesNotContainKeys("owner", "base");
    assertThat(before.getJsonObject("UserPoolTags")).containsKey("base");
  }

  @Test
  void aConflictIsSkippedOrForced() throws Exception {
    tag("owner=identity", "");
    String change =
        changeIn(
            scene.as(
                "test",
                "poolkeeper submit UserPoolTags.owner=security UserPoolTags.nightly=42 --pool "
                    + id
                    + " --wait"));
    String later = tag("owner=operations", "");

    Run refused = scene.as("test", "poolkeeper undo " + change + " --yes");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.data()).contains("conflict at /UserPoolTags/owner", "\"operations\"", later);
    assertThat(refused.talk()).contains("--on-conflict skip", "--on-conflict force");
    assertThat(page.toString()).contains("`--on-conflict skip`", "`--on-conflict force`");

    assertThat(scene.as("test", "poolkeeper undo " + change + " --on-conflict skip --yes").exit())
        .isZero();
    assertThat(tags())
        .containsEntry("owner", Json.createValue("operations"))
        .doesNotContainKey("nightly");
    assertThat(scene.as("test", "poolkeeper undo " + change + " --on-conflict force --yes").exit())
        .isZero();
    assertThat(tags()).containsEntry("owner", Json.createValue("identity"));
  }

  @Test
  void whatWasDoneInTheConsoleIsUndone() throws Exception {
    tag("owner=identity", "");
    JsonObject before = scene.configuration(id);
    scene.changeByHand(id, "DeletionProtection", "INACTIVE");

    assertThat(scene.as("test", "poolkeeper plan MinimumLength=30 --pool " + name).data())
        .contains("Changed by hand since revision 2:", "/DeletionProtection");
    assertThat(
            type(
                    "echo '{\"dryRun\": true, \"restore\": {\"revision\": 1}}' | poolkeeper submit - --pool customers-prod --wait",
                    "")
                .exit())
        .isZero();
    String byHand =
        scene
            .as(
                "test",
                "poolkeeper log --pool "
                    + name
                    + " --touching DeletionProtection --status APPLIED -q")
            .data()
            .strip();
    String last8 = byHand.substring(byHand.length() - 8);
    assertThat(type("poolkeeper undo c3834741", last8).exit()).isZero();

    assertThat(scene.configuration(id)).isEqualTo(before);
  }

  /// The way back from another name asks somebody.
  @Test
  void aWayBackThatWaitsIsTakenBack() throws Exception {
    tag("owner=identity", "");
    scene.changeByHand(id, "Name", "renamed");
    scene.as("test", "poolkeeper look " + id + " || true");

    Run asked = type("poolkeeper undo c3834741", openReview());

    assertThat(asked.data()).contains("PENDING_APPROVAL");
    assertThat(type("poolkeeper withdraw b169795c", changeIn(asked)).data()).contains("WITHDRAWN");
  }

  /// Nobody knows who it was, so that two people have to accept it.
  @Test
  void whatWasDoneByHandIsLookedAtAndAccepted() throws Exception {
    tag("owner=identity", "");
    scene.changeByHand(id, "DeletionProtection", "INACTIVE");

    assertThat(type("poolkeeper look customers-prod", "").data()).contains("somebody by hand");
    assertThat(type("poolkeeper log --review open", "").data()).contains(name);
    String change = openReview();
    Run one = type("poolkeeper accept 55098fe5 -m 'INC-7: agreed on the phone'", change);
    assertThat(one.exit()).as(one.all()).isNotEqualTo(1);
    Run two = scene.as("otto.kern-as-approver", "poolkeeper accept " + change + " -m 'seen, too'");

    assertThat(two.exit()).as(two.all()).isZero();
    assertThat(scene.as("test", "poolkeeper log --review open").data()).doesNotContain(change);
  }

  private String openReview() throws Exception {
    String found =
        scene.as("test", "poolkeeper log --pool " + id + " --review open -q").data().strip();
    return found.substring(found.length() - 8);
  }

  @Test
  void aPoolGoesBackToATimeOrARevision() throws Exception {
    tag("owner=identity", "");
    JsonObject then = scene.configuration(id);
    Thread.sleep(1100);
    String time = java.time.Instant.now().toString();
    change("MinimumLength=20");
    tag("owner=security", "");

    Run part =
        type(
            "poolkeeper restore customers-prod --revision 1 --paths /LambdaConfig,/Policies/PasswordPolicy",
            "");
    assertThat(part.exit()).as(part.all()).isZero();
    assertThat(scene.configuration(id).getJsonObject("Policies"))
        .isEqualTo(then.getJsonObject("Policies"));
    assertThat(tags()).containsEntry("owner", Json.createValue("security"));

    Run whole = scene.as("test", "poolkeeper restore %s --at %s --yes".formatted(name, time));
    TYPED.add("poolkeeper restore customers-prod --at 03:00");
    assertThat(whole.exit()).as(whole.all()).isZero();
    assertThat(scene.configuration(id)).isEqualTo(then);
  }

  @Test
  void changesAreHeldAndUndoingGoesOn() throws Exception {
    String change = tag("owner=security", "");
    scene.as("test", "poolkeeper freeze " + name + " -m INC-7");
    Run held =
        scene.as(
            "test",
            "poolkeeper submit UserPoolTags.nightly=1 --pool " + name + " --wait || echo exit $?");
    Run undone = scene.as("test", "poolkeeper undo " + change + " --yes");
    Run goesOn =
        scene.as(
            "test",
            "poolkeeper unfreeze "
                + name
                + " --yes; poolkeeper wait "
                + changeIn(held)
                + " --timeout 60s");
    TYPED.add("poolkeeper freeze --all -m INC-7");
    TYPED.add("poolkeeper unfreeze --all");

    assertThat(held.data()).contains("HELD", "exit 3");
    assertThat(undone.exit()).as(undone.all()).isZero();
    assertThat(goesOn.talk()).contains("1 held change", changeIn(held)).as(goesOn.all());
    assertThat(goesOn.data()).contains("APPLIED");
  }

  @Test
  void whatDoesNotComeBackIsSaidBefore() throws Exception {
    scene.loadLegacy(id, name);
    String change = tag("owner=security", "");

    assertThat(scene.as("test", "poolkeeper undo " + change + " --yes").data())
        .contains("does not bring back /Policies/PasswordPolicy/TemporaryPasswordValidityDays");
  }

  /// A line of the page, with this pool's name and this change in it; it asks nobody.
  private Run type(String line, String change) throws Exception {
    assertThat(page).anyMatch(text -> text.startsWith(line));
    TYPED.add(line);
    boolean asks = line.contains(" undo ") || line.contains(" restore ");
    String typed =
        line.replace("customers-prod", name).replaceAll("c3834741|b169795c|55098fe5", change);
    return scene.as(
        "test", typed + (asks && line.startsWith("poolkeeper") ? " --yes || true" : ""));
  }

  private String tag(String tag, String more) throws Exception {
    return changeIn(change("UserPoolTags." + tag + " " + more));
  }

  private Run change(String words) throws Exception {
    Run run = scene.as("test", "poolkeeper submit " + words + " --wait --pool " + id);
    assertThat(run.exit()).as(run.all()).isZero();
    return run;
  }

  private static String changeIn(Run run) {
    return CHANGE
        .matcher(run.data())
        .results()
        .map(m -> m.group(1))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private JsonObject tags() throws Exception {
    return scene.configuration(id).getJsonObject("UserPoolTags");
  }

  private static JsonObject with(JsonObject configuration, String tag, String value) {
    return Json.createPointer("/UserPoolTags/" + tag).add(configuration, Json.createValue(value));
  }
}
