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
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    meant.turnAll(invocation, output, "PUT", " is frozen.");
    invocation
        .terminal()
        .say("Undoing goes on. To let the rest go on: poolkeeper unfreeze " + meant.words());
    return 0;
  }

  /// Which freeze.
  static final class Switch {
    private static final String EVERYTHING = "*";

    @Parameters(arity = "0..*", paramLabel = "POOL", description = "Pools by id or name.")
    private List<String> pools = List.of();

    @Option(names = "--all", description = "Instead of pools: everything.")
    private boolean all;

    @Mixin private final Reason reason = new Reason();

    /// As they are typed.
    String words() {
      return all ? "--all" : String.join(" ", pools);
    }

    /// What goes on when they are lifted: what stands under no other one.
    ///
    /// @param others that stay
    List<Change> held(Invocation invocation, List<String> others) {
      List<String> ids =
          all && pools.isEmpty()
              ? List.copyOf(invocation.pools().all().keySet())
              : wanted(invocation);
      return ids.stream()
          .filter(id -> !others.contains(id) && !others.contains(EVERYTHING))
          .flatMap(id -> invocation.changes().in(id, Map.of("status", "HELD")))
          .filter(change -> change.object("held").filter(h -> h.containsKey("frozen")).isPresent())
          .toList();
    }

    /// What is stopped, and stays so when these are lifted.
    List<String> others(Invocation invocation) {
      List<String> lifted = all && pools.isEmpty() ? List.of(EVERYTHING) : wanted(invocation);
      return invocation
          .api()
          .pages("/freezes", Map.of(), "freezes")
          .entries()
          .map(one -> new Change(one).text("userPoolId").orElse(EVERYTHING))
          .filter(one -> !lifted.contains(one))
          .toList();
    }

    /// Turns each of the switches, and tells of each as soon as it is.
    void turnAll(Invocation invocation, Output output, String method, String isNow) {
      List<String> switches = all && pools.isEmpty() ? List.of(EVERYTHING) : wanted(invocation);
      new Series<>(switches, one -> name(invocation, one), "")
          .send(
              invocation.terminal(),
              one -> {
                String path =
                    all ? "/freeze" : "/user-pools/" + HistoryApi.encoded(one) + "/freeze";
                JsonObject turned = invocation.api().ask(Request.of(method, path, reason.body()));
                if (output.isForPeople()) {
                  invocation.terminal().line(name(invocation, one) + isNow);
                } else {
                  output.print(invocation.terminal(), turned, _ -> one);
                }
                return name(invocation, one);
              });
    }

    private List<String> wanted(Invocation invocation) {
      if (all != pools.isEmpty()) {
        throw new TroubleException("which? Say a pool, or --all");
      }
      return invocation.pools().named(pools);
    }

    private static String name(Invocation invocation, String one) {
      return one.equals(EVERYTHING) ? "Everything" : invocation.pools().nameOf(one);
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
    @Mixin private final Consent consent = new Consent();
    @Mixin private final Switch meant = new Switch();
    @Mixin private final Invocation invocation;
    @Mixin private final Output output = new Output();

    public Unfreeze(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<String> others = meant.others(invocation);
      List<Change> held = meant.held(invocation, others);
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
      if (!consent.isGiven(invocation.terminal(), goesOn + " would go on at once", "Unfreeze?")) {
        return 1;
      }
      meant.turnAll(invocation, output, "DELETE", " is no longer frozen.");
      if (!others.isEmpty()) {
        invocation.terminal().say("Still frozen: " + still(others));
      }
      return 0;
    }

    private String still(List<String> others) {
      return others.stream()
          .map(
              one ->
                  one.equals(Switch.EVERYTHING)
                      ? "everything (poolkeeper unfreeze --all)"
                      : "%s (poolkeeper unfreeze %s)"
                          .formatted(invocation.pools().nameOf(one), one))
          .collect(Collectors.joining(", "));
    }
  }
}
