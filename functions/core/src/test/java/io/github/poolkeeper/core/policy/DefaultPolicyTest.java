package io.github.poolkeeper.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingMoves;
import io.github.poolkeeper.core.userpool.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every leaf of the model, moved both ways, has the effect that `docs/policy.md` says.
class DefaultPolicyTest {
  private static final Path PAGE = Path.of("../../docs/policy.md");
  private static final String REWRITE =
      "the table in docs/policy.md is not what the default policy says; rewrite it with"
          + " mvn -pl functions/core test -Dtest=DefaultPolicyTest -Dpoolkeeper.write=true";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(/[^`]*)` \\| ([^|]*) \\| ([^|]*) \\|");

  private static final Policy POLICY = Policy.builtIn();

  /// It is read unchecked.
  @Test
  void keepsTheRulesForPolicies() {
    assertThat(PolicyParser.parse(Policy.builtInText()))
        .isInstanceOf(PolicyParser.Parsed.Valid.class);
  }

  @Test
  void isWhatThePageSays() throws IOException {
    String page = Files.readString(PAGE);
    if (Boolean.getBoolean("poolkeeper.write")) {
      Files.writeString(PAGE, PolicyPage.rewritten(page));
    }

    assertThat(PAGE).as(REWRITE).content().isEqualTo(PolicyPage.rewritten(page));
  }

  /// One of a leaf's moves, as two configurations, and the effect that the page has in its column.
  record Case(String name, SettingMoves.Move move, String expected) {
    @Override
    public String toString() {
      return name + " " + move;
    }
  }

  static Stream<Case> everyMoveOfEveryLeaf() throws IOException {
    Map<String, MatchResult> rows =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row));
    return leaves()
        .flatMap(
            leaf ->
                SettingMoves.of(leaf).stream()
                    .map(move -> new Case(leaf.path().toString(), move, column(rows, leaf, move))));
  }

  private static String column(
      Map<String, MatchResult> rows, Setting leaf, SettingMoves.Move move) {
    MatchResult row = Optional.ofNullable(rows.get(leaf.path().toString())).orElseThrow();
    return row.group(move.direction() == Direction.LOOSENING ? 2 : 3);
  }

  @ParameterizedTest
  @MethodSource("everyMoveOfEveryLeaf")
  void judgesEveryLeafInEveryDirection(Case each) {
    Verdict verdict =
        POLICY.judge(
            new NormalForm(each.move().before())
                .differencesTo(new NormalForm(each.move().after())));

    assertThat(verdict.findings())
        .as("findings at the leaf")
        .filteredOn(finding -> finding.path().startsWith(inNormalForm(each.move().path())))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.direction()).isEqualTo(each.move().direction());
              assertThat(PolicyPage.effect(finding)).isEqualTo(each.expected());
            });
  }

  /// A configuration has it under its newer name only.
  private static Pointer inNormalForm(Pointer path) {
    return path.equals(NormalForm.UNUSED_ACCOUNT_VALIDITY)
        ? NormalForm.TEMPORARY_PASSWORD_VALIDITY
        : path;
  }

  @Test
  void movesEveryLeaf() {
    assertThat(leaves())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            leaf ->
                assertThat(SettingMoves.of(leaf))
                    .extracting(SettingMoves.Move::direction)
                    .containsAll(SettingMoves.directions(leaf)));
  }

  @Test
  void knowsEverySetting() {
    assertThat(leaves())
        .allSatisfy(
            leaf ->
                assertThat(SettingMoves.directions(leaf))
                    .allSatisfy(
                        direction ->
                            assertThat(PolicyPage.finding(POLICY, leaf, direction).rule())
                                .isPresent()));
  }

  /// Two identities are enough for anything that it lets through, and it lets everything through.
  @Test
  void neitherForbidsNorAsksForMoreThanTwo() {
    assertThat(leaves())
        .flatMap(
            leaf ->
                List.of(Direction.values()).stream()
                    .map(direction -> PolicyPage.finding(POLICY, leaf, direction).effect())
                    .toList())
        .doesNotContain(new Effect.Forbid())
        .allSatisfy(effect -> assertThat(effect.approvers()).isLessThanOrEqualTo(2));
  }

  private static Stream<Setting> leaves() {
    return Settings.all().stream()
        .filter(setting -> !setting.isStructure())
        .filter(setting -> setting.access() instanceof Access.Writable);
  }
}
