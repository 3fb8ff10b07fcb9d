package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Values.Ahead;
import io.github.poolkeeper.cli.verb.Waves.Wave;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks for a change.
@Command(
    name = "submit",
    header = {
      "poolkeeper submit MinimumLength=14 --pool customers-test -m 'Audit finding 7' --wait",
      "poolkeeper submit change.json --pool 'customers-*' --request-id PR-20 --waves"
          + " test,staging,prod"
    },
    description = "Asks for a change of one pool or more.",
    footer = {
      "Exit codes: 0 asked for, with --wait: done; 1 wrong or trouble; 2 ended otherwise; 3 still"
          + " open when time was up."
    })
public final class Submit implements Callable<Integer> {
  @Option(
      names = "--request-id",
      paramLabel = "ID",
      description = "The same request under the same id takes effect once.")
  private Optional<String> requestId = Optional.empty();

  @Option(names = "--not-before", paramLabel = "TIME", description = "Held until then.")
  private Optional<Ahead> notBefore = Optional.empty();

  @Option(names = "--not-after", paramLabel = "TIME", description = "Expires then.")
  private Optional<Ahead> notAfter = Optional.empty();

  @Option(
      names = "--dry-run",
      description = "Only plans it. Puts a pool on record that was not yet.")
  private boolean isDryRun;

  @Option(names = "--wait", description = "For its end, and say what became of it.")
  private boolean waits;

  /// When a later wave is not begun.
  enum StopOn {
    ANY,
    NEVER
  }

  @Option(
      names = "--stop-on",
      paramLabel = "any|never",
      description = "What ended otherwise in a wave stops the next: any, as if left out, or never.")
  private Optional<StopOn> stopOn = Optional.empty();

  @Mixin private final ShownPlans shown = new ShownPlans();
  @Mixin private final Reason reason = new Reason();
  @Mixin private final Waves waves = new Waves();
  @Mixin private final Waiting waiting = new Waiting();
  @Mixin private final Asked asked = new Asked();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Submit(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    JsonObject request = asked.request(invocation);
    JsonObject body = body(request);
    if (waves.areWanted() && requestId.isEmpty()) {
      throw new TroubleException(
          "--waves wants a --request-id: the same again goes on where this one stops");
    }
    if (stopOn.isPresent() && !waves.areWanted()) {
      throw new TroubleException("--stop-on is of --waves");
    }
    String key =
        requestId.or(() -> JsonValues.text(request, "requestId")).orElseGet(Submit::freshId);
    Map<Wave, Map<String, JsonObject>> stages = new LinkedHashMap<>();
    for (Wave wave : waves.of(invocation, asked.wanted(request))) {
      stages.put(wave, shown.bodies(wave, body, key));
    }
    int exit = Waiting.DONE;
    for (var stage : stages.entrySet()) {
      if (exit != Waiting.DONE && stopOn.orElse(StopOn.ANY) == StopOn.ANY) {
        invocation.terminal().say(stage.getKey().name() + ": not begun");
      } else {
        exit = Math.max(exit, asked(stage.getKey(), stage.getValue(), key));
      }
    }
    return exit;
  }

  /// Asks for the change in every pool of a wave, and tells of each: at once, or when it has ended.
  private int asked(Wave wave, Map<String, JsonObject> bodies, String key) {
    boolean tellsAtOnce = !waits && !waiting.isTimed() && !waves.areWanted();
    Invocation on = wave.on();
    List<Change> opened = new ArrayList<>();
    new Series<>(wave.pools(), wave::nameOf, again(key))
        .send(
            on.terminal(),
            pool -> {
              on.terminal().status("asking for the change of " + pool);
              Change change = of(on, pool, Objects.requireNonNull(bodies.get(pool)), key);
              opened.add(change);
              if (tellsAtOnce) {
                tellOpened(change);
              }
              return wave.nameOf(pool) + " (" + change.shortId() + ")";
            });
    if (tellsAtOnce && output.isForPeople()) {
      on.terminal()
          .say(
              opened.size() == 1
                  ? ChangeView.next(opened.getFirst())
                  : "Wait for their end: the same again with --wait --request-id " + key);
    }
    if (tellsAtOnce) {
      return Waiting.DONE;
    }
    List<Integer> exits = new ArrayList<>();
    waiting.each(on, opened, change -> exits.add(told(change, wave, opened.size())));
    return exits.stream().max(Integer::compare).orElse(Waiting.DONE);
  }

  /// What has arrived is not asked for a second time.
  private static String again(String key) {
    return "to go on from there: the same again with --request-id " + key;
  }

  /// One change with its settings; of several, a line each.
  private int told(Change change, Wave wave, int pools) {
    if (!output.isForPeople() || (pools == 1 && !waves.areWanted())) {
      return Waiting.report(wave.on(), output, change);
    }
    String pool = wave.on().pools().nameOf(change.userPoolId());
    return Waiting.reportInALine(wave.on(), (wave.name() + "  " + pool).strip(), change);
  }

  /// The file's members, and over them what the command line says.
  private JsonObject body(JsonObject request) {
    JsonObjectBuilder body = JsonValues.object(reason.in(Asked.body(request))).remove("requestId");
    notBefore.ifPresent(ahead -> body.add("notBefore", ahead.time().toString()));
    notAfter.ifPresent(ahead -> body.add("notAfter", ahead.time().toString()));
    if (isDryRun) {
      body.add("dryRun", true);
    }
    return body.build();
  }

  private void tellOpened(Change change) {
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), change.json(), _ -> change.id());
      return;
    }
    String pool = invocation.pools().nameOf(change.userPoolId());
    invocation.terminal().line("%s %s for %s".formatted(change.shortId(), change.status(), pool));
  }

  private static Change of(Invocation invocation, String pool, JsonObject body, String key) {
    String path = "/user-pools/" + HistoryApi.encoded(pool) + "/changes";
    return new Change(invocation.api().ask(Request.of("POST", path, body).under(key)));
  }

  /// For a request that nobody means to repeat: a lost answer is still asked for again under it.
  static String freshId() {
    return "cli-" + UUID.randomUUID();
  }
}
