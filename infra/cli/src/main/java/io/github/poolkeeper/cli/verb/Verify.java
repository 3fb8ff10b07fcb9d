package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Whether histories are as they were written, and pools as their histories say.
@Command(
    name = "verify",
    header = {"poolkeeper verify customers-prod", "poolkeeper verify"},
    description = "Proves the history of pools line by line, and compares it with the live pools.",
    footer = {"Exit codes: 0 all is right; 1 trouble; 2 something is not as it was written."})
public final class Verify implements Callable<Integer> {
  private static final String MOST = "100";

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

  @Override
  public Integer call() {
    List<String> pools =
        wanted.isEmpty()
            ? List.copyOf(invocation.pools().all().keySet())
            : invocation.pools().named(wanted);
    boolean isRight = true;
    for (String pool : pools) {
      List<Change> pages = pages(pool);
      isRight &= pages.stream().allMatch(Verify::isRight);
      if (output.isForPeople()) {
        show(invocation.pools().nameOf(pool), pages);
      } else {
        output.print(invocation.terminal(), pages.stream().map(Change::json), _ -> pool);
      }
    }
    return isRight ? Waiting.DONE : Waiting.ENDED_OTHERWISE;
  }

  /// Of the whole history, oldest first; the last one has looked at the live pool.
  private List<Change> pages(String pool) {
    String path = "/user-pools/" + HistoryApi.encoded(pool) + "/verify";
    List<Change> pages = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      invocation.terminal().status("verifying " + pool);
      Map<String, String> query =
          cursor.get().isEmpty()
              ? Map.of("limit", MOST)
              : Map.of("limit", MOST, "cursor", cursor.get());
      JsonObject page = invocation.api().get(path + HistoryApi.query(query));
      pages.add(new Change(page));
      cursor = JsonValues.text(page, "cursor");
    }
    return pages;
  }

  private static boolean isRight(Change page) {
    return page.objects("findings").findAny().isEmpty()
        && page.object("live").map(live -> live.getBoolean("equal", false)).orElse(true);
  }

  private void show(String pool, List<Change> pages) {
    Terminal terminal = invocation.terminal();
    Change last = pages.getLast();
    String head = last.text("digest").map(digest -> "   head " + digest).orElse("");
    String verdict = pages.stream().allMatch(Verify::isRight) ? "all is right" : "! not right";
    terminal.line(
        Style.STRONG.of(pool),
        Style.PLAIN.of("  %d revisions: %s".formatted(last.number("to").orElse(0), verdict)),
        Style.FAINT.of(head));
    pages.stream()
        .flatMap(page -> page.objects("findings"))
        .map(finding -> finding.getString("at", "") + ": " + finding.getString("what", ""))
        .forEach(finding -> terminal.line(Style.WARNING.of("  ! " + finding)));
    last.object("live").map(Change::new).ifPresent(this::showLive);
  }

  private void showLive(Change live) {
    live.text("because")
        .ifPresent(because -> invocation.terminal().line("  not compared: " + because));
    if (!live.touched().isEmpty()) {
      invocation.terminal().line(Style.WARNING.of("  ! the live pool is otherwise:"));
      live.touched().forEach(t -> ChangeWords.print(invocation.terminal(), t, false));
    }
  }
}
