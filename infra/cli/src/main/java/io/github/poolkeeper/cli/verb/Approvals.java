package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.view.ChangeWords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What waits for people to agree.
@Command(
    name = "approvals",
    header = {"poolkeeper approvals", "poolkeeper approvals --quiet"},
    description = "Lists what waits for approval in all pools, what expires soonest first.")
public final class Approvals implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Approvals(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Stream<Change> waiting =
        invocation.api().pages("/approvals", Map.of(), "changes").entries().map(Change::new);
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), waiting.map(Change::json), json -> new Change(json).id());
      return 0;
    }
    show(waiting.toList());
    return 0;
  }

  private void show(List<Change> waiting) {
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("UNTIL", 16),
                new Column("CHANGE", 8),
                new Column("POOL", 28),
                new Column("WHO", 32),
                new Column("  WHAT", 40),
                new Column("AGREED", 8),
                new Column("WHY", 0)));
    waiting.forEach(change -> row(table, change));
    table.print();
    invocation
        .terminal()
        .say(
            waiting.isEmpty()
                ? "Nothing waits for approval."
                : "Look at one: poolkeeper show %1$s   then poolkeeper approve %1$s or decline %1$s"
                    .formatted(waiting.getFirst().shortId()));
  }

  private void row(Table table, Change change) {
    table.row(
        Style.PLAIN.of(change.time("expiresAt").map(invocation.moments()::shown).orElse("")),
        Style.STRONG.of(change.shortId()),
        Style.PLAIN.of(invocation.pools().nameOf(change.userPoolId())),
        ChangeWords.who(change),
        ChangeWords.what(change),
        Style.PLAIN.of("%d of %d".formatted(change.approvals(), change.needed())),
        ChangeWords.why(change));
  }
}
