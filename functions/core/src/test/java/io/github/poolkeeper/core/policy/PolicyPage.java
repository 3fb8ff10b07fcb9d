package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Movement;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingMoves;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.Weakening;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the table of `docs/policy.md` from the default policy's rules.
final class PolicyPage {
  private static final String START = "<!-- table: made from the default policy -->\n";
  private static final String END = "<!-- end of the table -->\n";
  private static final String HEAD =
      "| setting | loosened | tightened | rules |\n|---|---|---|---|\n";

  private PolicyPage() {}

  /// The page with its table as the policy has it.
  static String rewritten(String page) {
    int start = page.indexOf(START) + START.length();
    return page.substring(0, start) + table() + page.substring(page.indexOf(END));
  }

  /// What stands in a column: the effect.
  static String effect(Verdict.Finding finding) {
    return switch (finding.effect()) {
      case Effect.Allow _ -> "allowed";
      case Effect.Approve(int approvers) ->
          approvers + (approvers == 1 ? " approval" : " approvals");
      case Effect.Forbid _ -> "forbidden";
    };
  }

  static Verdict.Finding finding(Policy policy, Setting setting, Direction direction) {
    Pointer path =
        setting.type() instanceof SettingType.Tags ? setting.path().child("any") : setting.path();
    return policy.finding(new Movement(path, direction, ""));
  }

  private static String table() {
    return HEAD
        + Settings.all().stream()
            .filter(setting -> setting.access() instanceof Access.Writable)
            .filter(s -> !s.isStructure() || s.weakening() == Weakening.CHANGED)
            .map(PolicyPage::row)
            .collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    Policy policy = Policy.builtIn();
    Set<Direction> directions = SettingMoves.directions(setting);
    Verdict.Finding loosened = finding(policy, setting, Direction.LOOSENING);
    Verdict.Finding tightened = finding(policy, setting, Direction.TIGHTENING);
    boolean loosens = directions.contains(Direction.LOOSENING);
    boolean other = directions.size() > 1 || !loosens;
    String rules =
        Stream.of(
                loosens ? List.of(loosened) : List.<Verdict.Finding>of(),
                other ? List.of(tightened) : List.<Verdict.Finding>of())
            .flatMap(List::stream)
            .flatMap(finding -> finding.rule().stream())
            .distinct()
            .map(rule -> "`" + rule + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            setting.path(),
            loosens ? effect(loosened) : "–",
            other ? effect(tightened) : "–",
            rules);
  }
}
