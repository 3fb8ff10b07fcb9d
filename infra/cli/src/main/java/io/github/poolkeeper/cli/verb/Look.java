package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.HistoryApi.Reply;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.api.ProblemException;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.core.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Whether pools are as they are on record, now.
@Command(
    name = "look",
    header = {"poolkeeper look customers-prod", "poolkeeper look"},
    description = "Looks at pools now, and says what was changed by hand.",
    footer = {"Exit codes: 0 all is as on record; 1 trouble; 2 something was changed by hand."})
public final class Look implements Callable<Integer> {
  private static final int AS_ON_RECORD = 204;
  private static final int NOT_YET = 202;

  @Parameters(
      arity = "0..*",
      paramLabel = "POOL",
      description = "Ids, names or patterns; else all pools.")
  private List<String> wanted = List.of();

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Look(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    List<String> pools =
        wanted.isEmpty()
            ? List.copyOf(invocation.pools().all().keySet())
            : invocation.pools().named(wanted);
    if (pools.isEmpty()) {
      invocation.terminal().say(Pools.NONE + Pools.FIRST);
    }
    boolean isSame = true;
    for (String pool : pools) {
      invocation.terminal().status("looking at " + pool);
      isSame &= look(pool);
    }
    return isSame ? Waiting.DONE : Waiting.ENDED_OTHERWISE;
  }

  private boolean look(String pool) {
    var request =
        new Request("POST", "/user-pools/" + HistoryApi.encoded(pool) + "/look", Map.of(), "");
    Reply reply = reply(pool, request);
    switch (reply.status()) {
      case AS_ON_RECORD -> say(pool, "as it is on record");
      case NOT_YET -> say(pool, "otherwise than on record, with changes under way: look again");
      default -> found(pool, new Change(JsonText.parse(reply.body()).asJsonObject()));
    }
    return reply.status() == AS_ON_RECORD;
  }

  private Reply reply(String pool, Request request) {
    try {
      return invocation.api().good(request);
    } catch (ProblemException e) {
      if (e.isNotFound()) {
        throw new TroubleException(pool + " is not on record yet. " + Pools.FIRST, e);
      }
      throw e;
    }
  }

  private void say(String pool, String how) {
    if (output.isForPeople()) {
      invocation
          .terminal()
          .line(Style.STRONG.of(invocation.pools().nameOf(pool)), Style.PLAIN.of("  " + how));
    }
  }

  private void found(String pool, Change change) {
    if (output.isForPeople()) {
      new ChangeView(invocation.terminal(), invocation.moments(), false)
          .print(change, invocation.pools().nameOf(pool));
    } else {
      output.print(invocation.terminal(), change.json(), json -> new Change(json).id());
    }
  }
}
