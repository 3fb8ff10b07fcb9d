package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Values.Count;
import io.github.poolkeeper.cli.verb.Values.Place;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.cli.view.PlanView;
import io.github.poolkeeper.cli.view.PlanView.Outcome;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a pool back to what it was.
@Command(
    name = "restore",
    header = {
      "poolkeeper restore customers-prod --at 03:00 -m INC-7",
      "poolkeeper restore customers-prod --revision 1 --paths /LambdaConfig"
    },
    description =
        "Returns a pool to a time or a revision; what was changed since goes. Shows it, and asks.",
    footer = {
      "Exit codes: 0 restored; 1 wrong, trouble, or not agreed to; 2 ended otherwise; 3 still open."
    })
public final class Restore implements Callable<Integer> {
  @Parameters(paramLabel = "POOL", description = "A pool's id or name.")
  private String pool = "";

  @ArgGroup private Moment moment = new Moment();

  /// One of the two.
  static final class Moment {
    @Option(names = "--at", paramLabel = "TIME", description = "How it was then.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--revision", paramLabel = "N", description = "A revision by its number.")
    private Optional<Count> revision = Optional.empty();
  }

  @Option(
      names = "--paths",
      split = ",",
      paramLabel = "SETTING",
      description = "Only these, like /LambdaConfig, with what is in them; else all.")
  private List<Place> paths = List.of();

  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();
  @Mixin private final Waiting waiting = new Waiting();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Restore(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (moment.at.isEmpty() && moment.revision.isEmpty()) {
      throw new TroubleException("restore takes --at TIME or --revision N");
    }
    String id = invocation.pools().one(pool);
    JsonObject restore = restore();
    Change plan = Plan.of(invocation, id, JsonValues.object().add("restore", restore).build());
    Outcome outcome = Outcome.of(plan);
    if (outcome == Outcome.FAILS && moment.revision.isPresent()) {
      Revisions.requireThem(invocation, id, List.of(moment.revision.get().number()));
    }
    if (output.isForPeople()) {
      new ChangeView(invocation.terminal(), invocation.moments(), false).printFindings(plan);
    }
    if (outcome == Outcome.FAILS || outcome == Outcome.NOTHING) {
      invocation.terminal().say("The restore: %s.".formatted(PlanView.then(plan)));
      return outcome == Outcome.NOTHING ? Waiting.DONE : Waiting.ENDED_OTHERWISE;
    }
    if (!consent.isGiven(invocation.terminal(), "The restore " + PlanView.then(plan), "Restore?")) {
      return 1;
    }
    return Waiting.reportBriefly(
        invocation, output, waiting.end(invocation, ask(id, ShownPlans.with(plan, restore))));
  }

  private JsonObject restore() {
    var restore = JsonValues.object();
    moment.at.ifPresent(time -> restore.add("at", time.toString()));
    moment.revision.ifPresent(n -> restore.add("revision", n.number()));
    if (!paths.isEmpty()) {
      restore.add(
          "paths", JsonValues.array(paths.stream().map(place -> place.path().toString()).toList()));
    }
    return restore.build();
  }

  private Change ask(String id, JsonObject restore) {
    String path = "/user-pools/" + HistoryApi.encoded(id) + "/restore";
    return new Change(
        invocation.api().ask(Request.of("POST", path, reason.in(restore)).under(Submit.freshId())));
  }
}
