package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Values.Count;
import io.github.poolkeeper.cli.verb.Values.Side;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.core.json.JsonWords;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Two revisions of a pool, or two pools.
@Command(
    name = "diff",
    header = {
      "poolkeeper diff customers-prod 1 2",
      "poolkeeper diff customers-test customers-prod"
    },
    description =
        "Shows what differs between two revisions of a pool, or two pools; else the last two.")
public final class Diff implements Callable<Integer> {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_SETTINGS = 30;

  @Parameters(index = "0", paramLabel = "POOL", description = "A pool's id or name.")
  private String pool = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FROM",
      description = "A revision, else the one before TO; or the pool to compare with.")
  private Optional<Side> from = Optional.empty();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TO",
      description = "A revision; else the last one.")
  private Optional<Count> to = Optional.empty();

  @Option(names = "--full", description = "All settings, and long values to their end.")
  private boolean full;

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Diff(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (from.orElse(null) instanceof Side.OfPool(String other)) {
      return pools(other);
    }
    String id = invocation.pools().one(pool);
    String path = "/user-pools/" + HistoryApi.encoded(id);
    int last = to.map(Count::number).orElseGet(() -> last(path));
    int first = from.orElse(null) instanceof Side.OfRevision(int number) ? number : last - 1;
    if (first < 1 || last < 1) {
      throw new TroubleException("%s has one revision only: nothing to compare".formatted(pool));
    }
    JsonObject answer =
        Revisions.get(
            invocation, id, "/revisions/%d/diff/%d".formatted(first, last), List.of(first, last));
    String head = "%s from revision %d to %d".formatted(invocation.pools().nameOf(id), first, last);
    return show(answer, head, first + " " + last);
  }

  private int pools(String other) {
    if (to.isPresent()) {
      throw new TroubleException(
          "%s is a pool: two pools are compared by their last revisions".formatted(other));
    }
    String id = invocation.pools().one(pool);
    String otherId = invocation.pools().one(other);
    JsonObject answer =
        invocation.api().get("/diff" + HistoryApi.query(Map.of("from", id, "to", otherId)));
    String head =
        "from %s to %s"
            .formatted(
                side(new Change(answer), "from", id), side(new Change(answer), "to", otherId));
    return show(answer, head, id + " " + otherId);
  }

  private static String side(Change answer, String member, String id) {
    Optional<Change> side = answer.object(member).map(Change::new);
    return "%s at revision %s"
        .formatted(
            side.flatMap(s -> s.text("poolName"))
                .map(name -> JsonWords.cut(name, LONGEST_NAME))
                .orElse(id),
            side.flatMap(s -> s.number("revision")).map(String::valueOf).orElse("?"));
  }

  private int show(JsonObject answer, String head, String quiet) {
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), answer, _ -> quiet);
      return 0;
    }
    List<Change.Touched> differences = new Change(answer).touched();
    invocation.terminal().line(head);
    int most = full || !invocation.terminal().scrolls() ? Integer.MAX_VALUE : MOST_SETTINGS;
    differences.stream()
        .limit(most)
        .forEach(t -> ChangeWords.print(invocation.terminal(), t, full));
    if (differences.size() > most) {
      invocation
          .terminal()
          .say("and %d more settings: --full".formatted(differences.size() - most));
    }
    if (differences.isEmpty()) {
      invocation.terminal().say("They are the same.");
    }
    return 0;
  }

  private int last(String path) {
    return new Change(invocation.api().get(path))
        .number("revision")
        .orElseThrow(() -> new TroubleException(pool + " has no revision on record yet"));
  }
}
