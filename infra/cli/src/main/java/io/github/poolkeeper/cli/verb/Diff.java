package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Values.Count;
import io.github.poolkeeper.cli.view.ChangeWords;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Two revisions of a pool.
@Command(
    name = "diff",
    header = {"poolkeeper diff customers-prod", "poolkeeper diff customers-prod 1 2"},
    description = "Shows what differs between two revisions of a pool; else between the last two.")
public final class Diff implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "POOL", description = "A pool's id or name.")
  private String pool = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FROM",
      description = "A revision; else the one before TO.")
  private Optional<Count> from = Optional.empty();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TO",
      description = "A revision; else the last one.")
  private Optional<Count> to = Optional.empty();

  @Option(names = "--full", description = "Long values to their end.")
  private boolean full;

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Diff(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String id = invocation.pools().one(pool);
    String path = "/user-pools/" + HistoryApi.encoded(id);
    int last = to.map(Count::number).orElseGet(() -> last(path));
    int first = from.map(Count::number).orElse(last - 1);
    if (first < 1 || last < 1) {
      throw new TroubleException("%s has one revision only: nothing to compare".formatted(pool));
    }
    JsonObject answer =
        invocation.api().get("%s/revisions/%d/diff/%d".formatted(path, first, last));
    Change differences = new Change(answer);
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), answer, _ -> first + " " + last);
      return 0;
    }
    invocation
        .terminal()
        .line("%s from revision %d to %d".formatted(invocation.pools().nameOf(id), first, last));
    differences.touched().forEach(t -> ChangeWords.print(invocation.terminal(), t, full));
    if (differences.touched().isEmpty()) {
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
