package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.api.ProblemException;
import io.github.poolkeeper.cli.verb.Waves.Wave;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.cli.view.PlanView;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a request would do, pool by pool.
@Command(
    name = "plan",
    header = {
      "poolkeeper plan MinimumLength=14 --pool customers-test",
      "poolkeeper plan change.json --pool 'customers-*' --exit-code"
    },
    description = "Says what a change would do to the live pools, and writes nothing.",
    footer = {
      "With --exit-code: 0 nothing to do, 10 would change, 11 would wait for approval, 12 would not"
          + " go; of several pools the highest."
    })
public final class Plan implements Callable<Integer> {
  @Option(names = "--markdown", description = "For a comment of a pull request.")
  private boolean markdown;

  @Option(names = "--exit-code", description = "Say by the exit code what would happen.")
  private boolean tells;

  @Option(names = "--full", description = "All plans, and long values to their end.")
  private boolean full;

  @Mixin private final Waves waves = new Waves();
  @Mixin private final Asked asked = new Asked();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Plan(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    JsonObject request = asked.request(invocation);
    PlanView view = new PlanView(invocation.terminal());
    Change last = new Change(request);
    int pools = 0;
    for (Wave wave : waves.of(invocation, asked.wanted(request))) {
      for (String pool : wave.pools()) {
        invocation.terminal().status("planning for " + pool);
        last = of(wave.on(), pool, Asked.body(request));
        view.add(wave.nameOf(pool), last);
        pools++;
        if (!output.isForPeople()) {
          output.print(invocation.terminal(), last.json(), plan -> plan.getString("hash", "-"));
        }
      }
    }
    if (output.isForPeople()) {
      show(view, pools, last);
      if (view.outcome() == PlanView.Outcome.WAITS) {
        warnOfNobody();
      }
    }
    return tells ? view.outcome().exitCode() : 0;
  }

  /// Of what nobody could approve if it were asked for like this.
  private void warnOfNobody() {
    try {
      JsonObject me = invocation.api().get("/whoami");
      if (!me.getBoolean("mayAnswer", true)) {
        invocation
            .terminal()
            .say(
                "! Asked for by %s nobody could approve it: nobody can tell who that is. Ask in a session of a role that is named after you."
                    .formatted(ChangeWords.line(me.getString("identity", "you"), false)));
      }
    } catch (ProblemException _) {
      // Whoever only plans may have no right to ask, and need not know.
    }
  }

  private void show(PlanView view, int pools, Change last) {
    if (markdown) {
      view.printMarkdown();
    } else if (pools == 1) {
      new ChangeView(invocation.terminal(), invocation.moments(), full).printFindings(last);
      view.printOne();
    } else {
      view.print(full);
    }
  }

  /// What a request comes to on a pool as it stands.
  static Change of(Invocation invocation, String pool, JsonObject body) {
    return new Change(
        invocation
            .api()
            .ask(Request.of("POST", "/user-pools/" + HistoryApi.encoded(pool) + "/plan", body)));
  }
}
