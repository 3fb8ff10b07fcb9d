package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.view.ChangeWords;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who agreed to what, who did not, and who took something back.
@Command(
    name = "answers",
    header = {"poolkeeper answers --since 90d", "poolkeeper answers --by otto.kern --json"},
    description = "Lists what people have answered in all pools, newest first.")
public final class Answers implements Callable<Integer> {
  @Option(names = "--by", paramLabel = "WHO", description = "Only what this person answered.")
  private Optional<String> by = Optional.empty();

  @Mixin private final Span span = new Span();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();
  private Optional<String> first = Optional.empty();
  private int shown;

  public Answers(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Map<String, String> query = span.query();
    by.ifPresent(who -> query.put("by", who));
    Stream<JsonObject> answers =
        invocation.api().pages("/answers", query, "answers").entries().limit(span.most());
    if (output.isForPeople()) {
      show(answers);
    } else {
      output.print(invocation.terminal(), answers, answer -> change(answer).id());
    }
    return 0;
  }

  private void show(Stream<JsonObject> answers) {
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("TIME", 16),
                new Column("ANSWER", 8),
                new Column("BY", 28),
                new Column("CHANGE", 8),
                new Column("POOL", 28),
                new Column("WHO ASKED", 28),
                new Column("  WHAT", 40),
                new Column("COMMENT", 0)));
    table.print(answers, answer -> row(table, answer));
    invocation
        .terminal()
        .say(
            first
                .map(
                    change ->
                        "%d answer%s. Look at one: poolkeeper show %s"
                            .formatted(shown, shown == 1 ? "" : "s", change))
                .orElse("Nobody has answered anything there."));
    if (shown == span.most()) {
      invocation.terminal().say("There may be more: -n 100, or --since 90d.");
    }
  }

  private void row(Table table, JsonObject answer) {
    shown++;
    first = first.or(() -> Optional.of(change(answer).shortId()));
    Change said = new Change(answer);
    Change change = change(answer);
    table.row(
        Style.PLAIN.of(said.time("at").map(invocation.moments()::shown).orElse("")),
        Style.PLAIN.of(said.text("decision").orElse("")),
        Style.PLAIN.of(
            said.text("byName").or(() -> said.text("by").map(Change::nameIn)).orElse("")),
        Style.STRONG.of(change.shortId()),
        Style.PLAIN.of(change.text("poolName").orElse(change.userPoolId())),
        ChangeWords.who(change),
        ChangeWords.what(change),
        Style.PLAIN.of(said.text("reason").orElse("")));
  }

  private static Change change(JsonObject answer) {
    return new Change(answer).object("change").map(Change::new).orElseGet(Answers::nothing);
  }

  private static Change nothing() {
    return new Change(JsonValue.EMPTY_JSON_OBJECT);
  }
}
