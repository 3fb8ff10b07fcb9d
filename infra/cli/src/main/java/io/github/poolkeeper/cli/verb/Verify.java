package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.ProblemException;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.view.ChangeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Whether histories are as they were written, and pools as their histories say.
@Command(
    name = "verify",
    header = {"poolkeeper verify customers-prod", "poolkeeper verify"},
    description = "Proves the history of pools line by line, and compares it with the live pools.",
    footer = {
      "Exit codes: 0 all is right, or the pool is gone and its history right; 1 trouble: something",
      "could not be looked at or has no digest that proves it, ask again; 2 something is not as it",
      "was written, or the live pool is otherwise."
    })
public final class Verify implements Callable<Integer> {
  private static final String MOST = "100";
  private static final int MOST_CHANGES = 2000;
  private static final int TROUBLE = 1;

  /// A change is at work for seconds.
  private static final int MOST_LOOKS = 10;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Parameters(
      arity = "0..*",
      paramLabel = "POOL",
      description = "Ids, names or patterns; else all pools.")
  private List<String> wanted = List.of();

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Verify(Invocation invocation) {
    this.invocation = invocation;
  }

  /// What a pool comes to, the worst last: what is forged outweighs what could not be looked at.
  private enum Verdict {
    RIGHT(Waiting.DONE, "all is right"),
    GONE(Waiting.DONE, "the history is right, and the pool is gone from Cognito"),
    NOT_COMPARED(TROUBLE, "the history is right"),
    UNPROVEN(TROUBLE, "no digest proves it"),
    UNREADABLE(TROUBLE, ""),
    WRONG(Waiting.ENDED_OTHERWISE, "! not right");

    private final int exitCode;
    private final String words;

    Verdict(int exitCode, String words) {
      this.exitCode = exitCode;
      this.words = words;
    }

    static Verdict of(List<Change> pages) {
      Optional<Change> live = pages.getLast().object("live").map(Change::new);
      boolean hasFindings = pages.stream().flatMap(page -> page.objects("findings")).count() > 0;
      if (hasFindings || live.filter(one -> says(one, "equal", false)).isPresent()) {
        return WRONG;
      }
      if (number(pages.getLast(), "to") > 0 && total(pages, "chained") == 0) {
        return UNPROVEN;
      }
      if (live.isEmpty() || says(live.get(), "equal", true)) {
        return RIGHT;
      }
      return says(live.get(), "deleted", true) ? GONE : NOT_COMPARED;
    }
  }

  @Override
  public Integer call() {
    Set<Verdict> verdicts = EnumSet.of(Verdict.RIGHT);
    Set<String> pools =
        wanted.isEmpty() ? all(verdicts) : new LinkedHashSet<>(invocation.pools().named(wanted));
    for (String pool : pools) {
      try {
        verdicts.add(verify(pool));
      } catch (ProblemException e) {
        verdicts.add(unreadable(pool, e));
      }
    }
    return Collections.max(verdicts).exitCode;
  }

  /// The pools that are listed, and those of the newest changes: a pool whose head somebody has
  /// hidden is not listed.
  private Set<String> all(Set<Verdict> verdicts) {
    Set<String> ids = new LinkedHashSet<>();
    try {
      invocation.pools().list().forEach(pool -> ids.add(pool.getString("userPoolId")));
    } catch (ProblemException e) {
      verdicts.add(unreadable("the list of pools", e));
    }
    try {
      invocation
          .changes()
          .everywhere(Map.of())
          .limit(MOST_CHANGES)
          .forEach(change -> ids.add(change.userPoolId()));
    } catch (ProblemException e) {
      verdicts.add(unreadable("the list of changes", e));
    }
    return ids;
  }

  private Verdict unreadable(String what, ProblemException e) {
    invocation.terminal().clearStatus();
    invocation.terminal().say("%s could not be looked at: %s".formatted(what, e.getMessage()));
    return Verdict.UNREADABLE;
  }

  private Verdict verify(String pool) {
    List<Change> pages = pages(pool);
    Verdict verdict = Verdict.of(pages);
    if (output.isForPeople()) {
      show(nameOf(pool), pages, verdict);
    } else {
      output.print(invocation.terminal(), pages.stream().map(Change::json), _ -> pool);
    }
    return verdict;
  }

  /// Its id where what has its name cannot be read.
  private String nameOf(String pool) {
    try {
      return invocation.pools().nameOf(pool);
    } catch (ProblemException _) {
      return pool;
    }
  }

  /// Of the whole history, oldest first; the last one has looked at the live pool, again and again
  /// while a change is at work on it.
  private List<Change> pages(String pool) {
    List<Change> pages = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Change page = page(pool, cursor.get());
      for (int look = 1; look < MOST_LOOKS && isChanging(page); look++) {
        HistoryApi.sleep(PAUSE);
        page = page(pool, cursor.get());
      }
      pages.add(page);
      cursor = page.text("cursor");
    }
    return pages;
  }

  private Change page(String pool, String cursor) {
    invocation.terminal().status("verifying " + pool);
    Map<String, String> query =
        cursor.isEmpty() ? Map.of("limit", MOST) : Map.of("limit", MOST, "cursor", cursor);
    String path = "/user-pools/" + HistoryApi.encoded(pool) + "/verify";
    return new Change(invocation.api().get(path + HistoryApi.query(query)));
  }

  private static boolean isChanging(Change page) {
    return page.object("live").filter(live -> live.containsKey("changing")).isPresent();
  }

  private void show(String pool, List<Change> pages, Verdict verdict) {
    Terminal terminal = invocation.terminal();
    Change last = pages.getLast();
    String head = last.text("digest").map(digest -> "   head " + digest).orElse("");
    terminal.line(
        Style.STRONG.of(pool),
        Style.PLAIN.of("  %s: %s".formatted(extent(pages), verdict.words)),
        Style.FAINT.of(head));
    pages.stream()
        .flatMap(page -> page.objects("findings"))
        .map(finding -> finding.getString("at", "") + ": " + finding.getString("what", ""))
        .forEach(
            finding -> terminal.line(Style.WARNING.of(ChangeWords.line("  ! " + finding, false))));
    last.object("live").map(Change::new).ifPresent(this::showLive);
  }

  /// How much there is, and how much of it digests hold together.
  private static String extent(List<Change> pages) {
    int revisions = number(pages.getLast(), "to");
    int chained = total(pages, "chained");
    String records = "%d changes".formatted(total(pages, "records"));
    String from =
        pages.getLast().number("chainedFrom").map(n -> ", from %d on".formatted(n)).orElse("");
    return chained == revisions
        ? "%d revisions, all chained, of %s".formatted(revisions, records)
        : "%d of %d revisions chained%s, of %s".formatted(chained, revisions, from, records);
  }

  private static int total(List<Change> pages, String member) {
    return pages.stream().mapToInt(page -> number(page, member)).sum();
  }

  private static int number(Change page, String member) {
    return page.number(member).orElse(0);
  }

  private static boolean says(Change live, String member, boolean is) {
    return live.json().containsKey(member) && live.json().getBoolean(member, !is) == is;
  }

  private void showLive(Change live) {
    if (!says(live, "deleted", true)) {
      live.text("because")
          .ifPresent(
              because ->
                  invocation.terminal().line("  not compared with the live pool: " + because));
    }
    if (!live.touched().isEmpty()) {
      invocation.terminal().line(Style.WARNING.of("  ! the live pool is otherwise:"));
      live.touched().forEach(t -> ChangeWords.print(invocation.terminal(), t, false));
    }
  }
}
