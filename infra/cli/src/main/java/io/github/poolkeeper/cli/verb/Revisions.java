package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.ProblemException;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Style.Piece;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Values.Count;
import io.github.poolkeeper.cli.view.ChangeWords;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The states that a pool has been in.
@Command(
    name = "revisions",
    header = {"poolkeeper revisions customers-prod", "poolkeeper revisions customers-prod -n 50"},
    description = "Lists the revisions of a pool, newest first, each with the change that made it.")
public final class Revisions implements Callable<Integer> {
  @Parameters(paramLabel = "POOL", description = "A pool's id or name.")
  private String pool = "";

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many; else 20.")
  private Count limit = new Count(20);

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Revisions(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String id = invocation.pools().one(pool);
    Stream<JsonObject> revisions =
        invocation
            .api()
            .pages("/user-pools/" + HistoryApi.encoded(id) + "/revisions", Map.of(), "revisions")
            .entries()
            .limit(limit.number());
    if (!output.isForPeople()) {
      output.print(
          invocation.terminal(), revisions, one -> String.valueOf(one.getJsonNumber("revision")));
      return 0;
    }
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("REVISION", 8),
                new Column("SINCE", 16),
                new Column("CHANGE", 8),
                new Column("WHO", 32),
                new Column("  WHAT", 40),
                new Column("WHY", 0)));
    revisions.map(Change::new).forEach(one -> row(table, one));
    table.print();
    invocation
        .terminal()
        .say("What differs between two: poolkeeper diff %s FROM TO".formatted(pool));
    return 0;
  }

  /// What the API has of some revisions; a sentence where a pool has not all of them.
  static JsonObject get(
      Invocation invocation, String userPoolId, String path, List<Integer> numbers) {
    try {
      return invocation.api().get("/user-pools/" + HistoryApi.encoded(userPoolId) + path);
    } catch (ProblemException e) {
      if (e.isNotFound()) {
        requireThem(invocation, userPoolId, numbers);
      }
      throw e;
    }
  }

  /// Says which of some revisions a pool has not, where it has not all of them.
  static void requireThem(Invocation invocation, String userPoolId, List<Integer> numbers) {
    int last =
        new Change(invocation.api().get("/user-pools/" + HistoryApi.encoded(userPoolId)))
            .number("revision")
            .orElse(0);
    String missing =
        numbers.stream()
            .filter(number -> number > last)
            .map(String::valueOf)
            .collect(Collectors.joining(" and no "));
    if (!missing.isEmpty()) {
      throw new TroubleException(
          "%s has no revision %s: its last one is %d; poolkeeper revisions %s lists them"
              .formatted(invocation.pools().nameOf(userPoolId), missing, last, userPoolId));
    }
  }

  private void row(Table table, Change revision) {
    Optional<Change> madeBy = revision.object("change").map(Change::new);
    table.row(
        Style.PLAIN.of(revision.number("revision").map(String::valueOf).orElse("")),
        Style.PLAIN.of(revision.time("at").map(invocation.moments()::shown).orElse("")),
        Style.STRONG.of(revision.shortId()),
        words(madeBy, ChangeWords::who),
        words(madeBy, ChangeWords::what),
        words(madeBy, ChangeWords::why));
  }

  private static Piece words(Optional<Change> change, Function<Change, Piece> words) {
    return change.map(words).orElse(Style.PLAIN.of(""));
  }
}
