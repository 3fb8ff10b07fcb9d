package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Waits for the end of changes that somebody has asked for.
@Command(
    name = "wait",
    header = {
      "poolkeeper wait c3834741",
      "poolkeeper wait --pool customers-prod --request-id PR-20"
    },
    description = "Waits for the end of a change, and says what became of it.",
    footer = {"Exit codes: 0 done; 2 ended otherwise; 3 still open when time was up."})
public final class Wait implements Callable<Integer> {
  private static final Duration UNTIL_IT_IS_ON_RECORD = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(300);

  @Parameters(
      arity = "0..*",
      paramLabel = "CHANGE",
      description = "Change ids, or their last 8 characters.")
  private List<String> changes = List.of();

  @Option(names = "--pool", paramLabel = "POOL", description = "The pool of the request.")
  private Optional<String> pool = Optional.empty();

  @Option(
      names = "--request-id",
      paramLabel = "ID",
      description = "Instead of a change: the request's id.")
  private Optional<String> requestId = Optional.empty();

  @Mixin private final Waiting waiting = new Waiting();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Wait(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (changes.isEmpty() == requestId.isEmpty() || requestId.isPresent() != pool.isPresent()) {
      throw new TroubleException("wait takes a change, or --pool and --request-id");
    }
    int exit = Waiting.DONE;
    for (Change change : meant()) {
      exit = Math.max(exit, Waiting.report(invocation, output, waiting.end(invocation, change)));
    }
    return exit;
  }

  private List<Change> meant() {
    return requestId.isPresent()
        ? List.of(ofRequest(invocation.pools().one(pool.orElseThrow()), requestId.get()))
        : changes.stream().map(invocation.changes()::find).toList();
  }

  /// A message needs a moment from the queue to the record.
  private Change ofRequest(String userPoolId, String id) {
    long end = System.nanoTime() + UNTIL_IT_IS_ON_RECORD.toNanos();
    Optional<Change> found = invocation.changes().ofRequest(userPoolId, id);
    while (found.isEmpty() && System.nanoTime() < end) {
      invocation.terminal().status("request " + id + " is not on record yet");
      HistoryApi.sleep(PAUSE);
      found = invocation.changes().ofRequest(userPoolId, id);
    }
    return found.orElseThrow(
        () -> new TroubleException("no request %s of %s is on record".formatted(id, userPoolId)));
  }
}
