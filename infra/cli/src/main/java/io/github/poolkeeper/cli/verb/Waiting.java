package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.view.ChangeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// Waits for the end of a change, and says what became of it. Without a time of its own it does not
/// wait for people or for a freeze: they may take days.
final class Waiting {
  static final int DONE = 0;
  static final int ENDED_OTHERWISE = 2;
  static final int STILL_OPEN = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(150);
  private static final int MOST_SHOWN = 12;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long, for people too: 90s, 15m, 2h. Else 2m, and not for people.")
  private Optional<Duration> timeout = Optional.empty();

  boolean isTimed() {
    return timeout.isPresent();
  }

  /// The change as it stands when it has ended, or when the time is up.
  Change end(Invocation invocation, Change change) {
    List<Change> ends = new ArrayList<>();
    each(invocation, List.of(change), ends::add);
    return ends.getFirst();
  }

  /// Tells of each change as it stands when it has ended, as soon as it has, or when the time is
  /// up.
  void each(Invocation invocation, List<Change> changes, Consumer<Change> told) {
    Thread farewell = new Thread(() -> farewell(invocation, changes));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      await(invocation, changes, told);
    } finally {
      Runtime.getRuntime().removeShutdownHook(farewell);
      invocation.terminal().clearStatus();
    }
  }

  private void await(Invocation invocation, List<Change> changes, Consumer<Change> told) {
    Duration longest = timeout.orElse(PATIENCE);
    long end = System.nanoTime() + longest.toNanos();
    Duration pause = FIRST_PAUSE;
    Map<String, Change> last = new LinkedHashMap<>();
    changes.forEach(change -> last.put(change.id(), change));
    while (!last.isEmpty()) {
      boolean isLast = System.nanoTime() >= end;
      for (Change change : List.copyOf(last.values())) {
        Change now = invocation.changes().record(change);
        if (isLast || !goesOn(now)) {
          last.remove(change.id());
          told.accept(now);
        } else {
          last.put(change.id(), now);
        }
        invocation.terminal().status(words(invocation, last.values()));
      }
      if (!last.isEmpty()) {
        HistoryApi.sleep(pause);
        pause = longer(pause);
      }
    }
  }

  private boolean goesOn(Change change) {
    return change.isOpen() && (isTimed() || !change.isWaiting());
  }

  /// A line for each that is open, as long as they fit on a screen.
  private static List<String> words(Invocation invocation, Collection<Change> open) {
    List<String> lines =
        open.stream()
            .limit(MOST_SHOWN)
            .map(
                change ->
                    open.size() == 1
                        ? "%s is %s; waiting (Ctrl-C leaves it be)"
                            .formatted(change.shortId(), change.status())
                        : "  %s  %s  %s"
                            .formatted(
                                change.shortId(),
                                invocation.pools().nameOf(change.userPoolId()),
                                change.status()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (open.size() > 1) {
      lines.addFirst("waiting for %d changes (Ctrl-C leaves them be)".formatted(open.size()));
    }
    return lines;
  }

  private static Duration longer(Duration pause) {
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  /// Of whoever presses Ctrl-C: the change does not care who waits for it.
  private static void farewell(Invocation invocation, List<Change> changes) {
    String ids =
        changes.stream().limit(MOST_SHOWN).map(Change::shortId).collect(Collectors.joining(" "));
    invocation
        .terminal()
        .say(
            changes.size() > MOST_SHOWN
                ? "They go on. How they stand: poolkeeper log --since 1h"
                : "It goes on. To wait for its end: poolkeeper wait " + ids);
  }

  /// Says how the change stands, setting by setting, with the next command, and gives the exit code
  /// for it.
  static int report(Invocation invocation, Output output, Change change) {
    return report(invocation, output, change, true);
  }

  /// The same where somebody has seen the settings in the plan: only what went otherwise.
  static int reportBriefly(Invocation invocation, Output output, Change change) {
    return report(invocation, output, change, !change.isAsAsked() && !change.isWaiting());
  }

  private static int report(
      Invocation invocation, Output output, Change change, boolean hasFindings) {
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), change.json(), _ -> change.id());
      return exitCode(change);
    }
    var view = new ChangeView(invocation.terminal(), invocation.moments(), false);
    view.printEnd(change);
    if (hasFindings) {
      view.printFindings(change);
    }
    String next = ChangeView.next(change);
    if (!next.isEmpty()) {
      invocation.terminal().say(next);
    }
    return exitCode(change);
  }

  /// Of one of many: the pool, how it stands, and why where it is not as asked.
  static int reportInALine(Invocation invocation, String pool, Change change) {
    new ChangeView(invocation.terminal(), invocation.moments(), false).printInALine(pool, change);
    if (!change.isAsAsked()) {
      invocation.terminal().say(ChangeView.next(change));
    }
    return exitCode(change);
  }

  static int exitCode(Change change) {
    if (change.isOpen()) {
      return STILL_OPEN;
    }
    return change.isAsAsked() ? DONE : ENDED_OTHERWISE;
  }
}
