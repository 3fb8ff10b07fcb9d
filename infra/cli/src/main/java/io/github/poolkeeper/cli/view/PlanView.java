package io.github.poolkeeper.cli.view;

import static java.util.Comparator.comparing;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Style.Piece;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a request would do, in several pools at once: equal plans are one row.
public final class PlanView {
  private static final int NAMES_IN_A_ROW = 3;
  private static final int NAMES_IN_A_COMMENT = 20;
  private static final int MOST_PLANS = 20;
  private static final int SHORT_HASH = 8;

  private final Terminal terminal;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /// What becomes of a plan, from the best to the worst; each is an exit code of `plan`.
  public enum Outcome {
    NOTHING(0, "is so already"),
    CHANGES(10, "would be applied"),
    WAITS(11, "would wait for"),
    FAILS(12, "would not go");

    private final int exitCode;
    private final String words;

    Outcome(int exitCode, String words) {
      this.exitCode = exitCode;
      this.words = words;
    }

    public int exitCode() {
      return exitCode;
    }

    public static Outcome of(Change plan) {
      String effect = plan.object("policy").map(p -> Findings.text(p, "effect")).orElse("allow");
      return switch (plan.status()) {
        case "UNCHANGED" -> NOTHING;
        case "PLANNED" ->
            switch (effect) {
              case "allow" -> CHANGES;
              case "approve" -> WAITS;
              default -> FAILS;
            };
        default -> FAILS;
      };
    }
  }

  /// Pools in which a request comes to the same.
  private record Group(Change plan, List<String> pools) {
    Outcome outcome() {
      return Outcome.of(plan);
    }
  }

  public PlanView(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Pools with the same hash have the same plan; without a hash, the same words.
  public void add(String pool, Change plan) {
    String same = plan.text("hash").orElse("") + Outcome.of(plan) + then(plan);
    groups.computeIfAbsent(same, _ -> new Group(plan, new ArrayList<>())).pools().add(pool);
  }

  /// The worst of all.
  public Outcome outcome() {
    return groups.values().stream()
        .map(Group::outcome)
        .reduce((a, b) -> a.compareTo(b) > 0 ? a : b)
        .orElse(Outcome.NOTHING);
  }

  /// A row for each plan.
  ///
  /// @param isWhole whether a terminal gets more than a screen
  public void print(boolean isWhole) {
    var table =
        new Table(
            terminal,
            List.of(new Column("POOL", 40), new Column("  WHAT", 44), new Column("THEN", 60)));
    int most = terminal.scrolls() && !isWhole ? MOST_PLANS : Integer.MAX_VALUE;
    table.print(
        worstFirst(most),
        group ->
            table.row(Style.STRONG.of(names(group)), ChangeWords.what(group.plan()), then(group)));
    if (groups.size() > most) {
      terminal.say("and %d more plans: --full".formatted(groups.size() - most));
    }
    printSummary();
  }

  /// In the order they came in; where not all are shown, none of the worst is left out.
  private Stream<Group> worstFirst(int most) {
    return groups.size() <= most
        ? groups.values().stream()
        : groups.values().stream().sorted(comparing(Group::outcome).reversed()).limit(most);
  }

  private static Piece then(Group group) {
    return (group.outcome() == Outcome.WAITS || group.outcome() == Outcome.FAILS
            ? Style.WARNING
            : Style.PLAIN)
        .of(then(group.plan()));
  }

  /// What would become of it, and why.
  public static String then(Change plan) {
    Outcome outcome = Outcome.of(plan);
    String why =
        plan.object("policy")
            .filter(_ -> outcome != Outcome.CHANGES)
            .map(Findings::reasons)
            .orElse("");
    String who =
        outcome == Outcome.WAITS
            ? plan.object("policy").map(p -> " " + Findings.people(p)).orElse("") + " to approve"
            : "";
    String status =
        outcome == Outcome.FAILS && !plan.status().equals("PLANNED")
            ? " (" + plan.status() + firstFault(plan) + ")"
            : "";
    return ChangeWords.line(
        outcome.words + who + status + (why.isEmpty() ? "" : ": " + why), false);
  }

  private static String firstFault(Change plan) {
    return plan.objects("violations")
        .findFirst()
        .map(v -> ": " + Findings.text(v, "path") + " " + Findings.text(v, "message"))
        .or(() -> plan.objects("conflicts").findFirst().map(c -> " at " + Findings.text(c, "path")))
        .orElse("");
  }

  private static String names(Group group) {
    return names(group.pools(), NAMES_IN_A_ROW);
  }

  private static String names(List<String> names, int most) {
    return names.size() <= most + 1
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and %d more".formatted(names.size() - most);
  }

  /// One pool's plan in a line, where its settings have been shown already.
  public void printOne() {
    groups
        .values()
        .forEach(
            group ->
                terminal.line(
                    Style.STRONG.of(names(group)),
                    Style.PLAIN.of(" "),
                    then(group),
                    Style.PLAIN.of("." + hashes())));
  }

  /// How many, and the hashes by which `submit --plan-hash` knows the plans.
  private void printSummary() {
    Map<Outcome, Integer> counts =
        groups.values().stream()
            .collect(
                Collectors.groupingBy(
                    Group::outcome,
                    LinkedHashMap::new,
                    Collectors.summingInt(g -> g.pools().size())));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    String each =
        counts.entrySet().stream()
            .map(c -> c.getValue() + " " + c.getKey().words.replace(" for", ""))
            .collect(Collectors.joining(", "));
    terminal.line("%d pool%s: %s.%s".formatted(all, all == 1 ? "" : "s", each, hashes()));
  }

  /// As much of a hash as people read and type.
  public static String shortened(String hash) {
    return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }

  private String hashes() {
    String hashes = names(hashes(PlanView::shortened), MOST_PLANS);
    return hashes.isEmpty() ? "" : "   plan " + hashes;
  }

  private List<String> hashes(UnaryOperator<String> form) {
    return groups.values().stream()
        .flatMap(g -> g.plan().text("hash").stream())
        .map(form)
        .distinct()
        .toList();
  }

  /// As a comment of a pull request: a table, each plan's settings folded away, and, for programs,
  /// the whole hashes in a line that is not shown.
  public void printMarkdown() {
    terminal.line("| pools | what | then |");
    terminal.line("|---|---|---|");
    List<Group> shown = worstFirst(MOST_PLANS).toList();
    for (Group group : shown) {
      terminal.line(
          "| %s | %s | %s |"
              .formatted(
                  markdown(names(group.pools(), NAMES_IN_A_COMMENT)),
                  markdown(ChangeWords.what(group.plan()).text().strip()),
                  markdown(then(group.plan()))));
    }
    if (groups.size() > shown.size()) {
      terminal.line("| and %d more plans | | |".formatted(groups.size() - shown.size()));
    }
    shown.forEach(this::printSettings);
    terminal.line("");
    printSummary();
    String whole = String.join(",", hashes(hash -> hash));
    if (!whole.isEmpty()) {
      terminal.line("");
      terminal.line("<!-- plan " + whole + " -->");
    }
  }

  private void printSettings(Group group) {
    terminal.line("");
    terminal.line("<details><summary>%s</summary>".formatted(markdown(names(group))));
    terminal.line("");
    terminal.line("```diff");
    group
        .plan()
        .touched()
        .forEach(
            touched -> {
              Difference difference = touched.difference();
              fenced("  " + difference.path() + (touched.weakens() ? "   ! weaker" : ""));
              difference.before().ifPresent(v -> fenced("- " + ChangeWords.value(v, false)));
              difference.after().ifPresent(v -> fenced("+ " + ChangeWords.value(v, false)));
            });
    terminal.line("```");
    terminal.line("</details>");
  }

  /// No value ends the block that it stands in.
  private void fenced(String line) {
    terminal.line(ChangeWords.line(line, false).replace("`", "\\u0060"));
  }

  /// What means something in a table of GitHub's or GitLab's is written so that it means nothing.
  static String markdown(String text) {
    Function<Integer, String> escaped =
        c -> "\\`*_{}[]<>()#+!|@&~".indexOf(c) >= 0 ? "&#" + c + ";" : Character.toString(c);
    return VisibleText.of(ChangeWords.line(text, false))
        .codePoints()
        .boxed()
        .map(escaped)
        .collect(Collectors.joining());
  }
}
