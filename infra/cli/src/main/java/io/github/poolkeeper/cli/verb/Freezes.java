package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What is stopped.
@Command(
    name = "freezes",
    header = {"poolkeeper freezes", "poolkeeper freezes --quiet"},
    description =
        "Lists what is stopped: every pool or one, since when, by whom, and what it holds.")
public final class Freezes implements Callable<Integer> {
  private static final String EVERYTHING = "everything";

  @Mixin private final Most limit = new Most();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();
  private Optional<String> first = Optional.empty();
  private int shown;

  public Freezes(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    int most = limit.of(invocation.terminal(), output);
    Stream<JsonObject> freezes =
        invocation.api().pages("/freezes", Map.of(), "freezes").entries().limit(most);
    if (!output.isForPeople()) {
      output.print(
          invocation.terminal(), freezes, one -> new Change(one).text("userPoolId").orElse("*"));
      return 0;
    }
    show(freezes.map(Change::new), most);
    return 0;
  }

  private void show(Stream<Change> freezes, int most) {
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("STOPPED", 28),
                new Column("SINCE", 16),
                new Column("BY", 32),
                new Column("HOLDS", 8),
                new Column("WHY", 0)));
    table.print(freezes, one -> row(table, one));
    invocation
        .terminal()
        .say(
            first
                .map(one -> "To let go on: poolkeeper unfreeze " + one)
                .orElse("Nothing is stopped."));
    if (shown == most) {
      Most.sayMore(invocation.terminal());
    }
  }

  private void row(Table table, Change one) {
    shown++;
    first = first.or(() -> Optional.of(one.text("userPoolId").orElse("--all")));
    table.row(
        Style.STRONG.of(one.text("poolName").or(() -> one.text("userPoolId")).orElse(EVERYTHING)),
        Style.PLAIN.of(one.time("at").map(invocation.moments()::shown).orElse("")),
        Style.PLAIN.of(one.text("by").map(Change::nameIn).orElse("")),
        Style.PLAIN.of(one.number("held").map(String::valueOf).orElse("")),
        Style.PLAIN.of(one.text("reason").orElse("")));
  }
}
