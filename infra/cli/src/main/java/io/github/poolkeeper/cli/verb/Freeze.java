package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.view.ChangeWords;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Stops all changes but rollbacks. [Unfreeze] lets them go on.
@Command(
    name = "freeze",
    header = {"poolkeeper freeze customers-prod -m INC-7", "poolkeeper freeze --all -m INC-7"},
    description = "Holds the changes of a pool, or all; undoing goes on, and so does planning.")
public final class Freeze implements Callable<Integer> {
  @Mixin private final Switch meant = new Switch();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Freeze(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    for (String path : meant.paths(invocation)) {
      JsonObject turned = meant.turn(invocation, "PUT", path);
      if (output.isForPeople()) {
        invocation.terminal().line(Switch.name(invocation, turned) + " is frozen.");
      } else {
        output.print(invocation.terminal(), turned, json -> json.getString("userPoolId", "*"));
      }
    }
    invocation.terminal().say("Undoing goes on. To let everything go on: poolkeeper unfreeze");
    return 0;
  }

  /// Which stop switch.
  static final class Switch {
    @Parameters(arity = "0..*", paramLabel = "POOL", description = "Pools by id or name.")
    private List<String> pools = List.of();

    @Option(names = "--all", description = "Instead of pools: everything.")
    private boolean all;

    @Option(
        names = {"-m", "--reason"},
        paramLabel = "TEXT",
        description = "Why; kept with the switch.")
    private Optional<String> reason = Optional.empty();

    List<String> paths(Invocation invocation) {
      if (all != pools.isEmpty()) {
        throw new TroubleException("which? Say a pool, or --all");
      }
      return all
          ? List.of("/freeze")
          : invocation.pools().named(pools).stream()
              .map(id -> "/user-pools/" + HistoryApi.encoded(id) + "/freeze")
              .toList();
    }

    /// What it holds, by pool.
    List<Change> held(Invocation invocation) {
      List<String> ids =
          all ? List.copyOf(invocation.pools().all().keySet()) : invocation.pools().named(pools);
      return ids.stream()
          .flatMap(id -> invocation.changes().in(id, Map.of("status", "HELD")))
          .filter(change -> change.object("held").filter(h -> h.containsKey("frozen")).isPresent())
          .toList();
    }

    JsonObject turn(Invocation invocation, String method, String path) {
      return invocation.api().ask(Request.of(method, path, Invocation.reason(reason)));
    }

    static String name(Invocation invocation, JsonObject turned) {
      return turned.containsKey("userPoolId")
          ? invocation.pools().nameOf(turned.getString("userPoolId"))
          : "Everything";
    }
  }

  /// Lets changes go on, after saying which would be applied at once.
  @Command(
      name = "unfreeze",
      header = {
        "poolkeeper unfreeze customers-prod -m 'INC-7 is over'",
        "poolkeeper unfreeze --all --yes"
      },
      description = "Lets the changes of a pool, or all, go on. Says what it holds, and asks.")
  public static final class Unfreeze implements Callable<Integer> {
    @Option(names = "--yes", description = "Without a question.")
    private boolean yes;

    @Mixin private final Switch meant = new Switch();
    @Mixin private final Invocation invocation;
    @Mixin private final Output output = new Output();

    public Unfreeze(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<String> paths = meant.paths(invocation);
      List<Change> held = meant.held(invocation);
      for (Change change : held) {
        invocation
            .terminal()
            .say(
                " %s  %s  %s"
                    .formatted(
                        change.shortId(),
                        invocation.pools().nameOf(change.userPoolId()),
                        ChangeWords.who(change).text()));
      }
      String goesOn = held.size() == 1 ? "1 held change" : held.size() + " held changes";
      if (!invocation.agreed(goesOn + " would go on at once", "Unfreeze?", yes)) {
        return 1;
      }
      for (String path : paths) {
        JsonObject turned = meant.turn(invocation, "DELETE", path);
        if (output.isForPeople()) {
          invocation.terminal().line(Switch.name(invocation, turned) + " goes on.");
        } else {
          output.print(invocation.terminal(), turned, json -> json.getString("userPoolId", "*"));
        }
      }
      return 0;
    }
  }
}
