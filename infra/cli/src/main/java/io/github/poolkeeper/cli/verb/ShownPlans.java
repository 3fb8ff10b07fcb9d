package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Waves.Wave;
import io.github.poolkeeper.cli.view.PlanView;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// The plans that somebody was shown: with them a change is asked for only where it still comes to
/// one of them, and applied only if it comes to that one then.
final class ShownPlans {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

  @Option(
      names = "--plan-hash",
      split = ", *",
      paramLabel = "HASH",
      description =
          "Only the plans that plan has shown under these hashes, of 8 digits or more; else the"
              + " change is not asked for, or ends in conflict.")
  private List<String> hashes = List.of();

  /// What each pool is asked for: the body, and with hashes the one that its plan has. All pools
  /// are planned before any is asked for.
  Map<String, JsonObject> bodies(Wave wave, JsonObject body, String key) {
    Map<String, JsonObject> bodies = new TreeMap<>();
    for (String pool : wave.pools()) {
      bodies.put(
          pool,
          hashes.isEmpty()
              ? body
              : JsonValues.object(body).add("planHash", shown(wave, pool, body, key)).build());
    }
    return bodies;
  }

  /// With the hash of a plan that was shown just now.
  static JsonObject with(Change plan, JsonObject body) {
    return plan.text("hash")
        .map(hash -> JsonValues.object(body).add("planHash", hash).build())
        .orElse(body);
  }

  private String shown(Wave wave, String pool, JsonObject body, String key) {
    hashes.stream()
        .filter(hash -> !HASH.matcher(hash).matches())
        .findFirst()
        .ifPresent(
            hash -> {
              throw new TroubleException(
                  "--plan-hash %s is no plan's hash: plan prints 8 digits of it".formatted(hash));
            });
    wave.on().terminal().status("planning for " + pool);
    Change plan = Plan.of(wave.on(), pool, body);
    return plan.text("hash")
        .filter(this::isShown)
        .or(() -> askedFor(wave.on(), pool, key))
        .orElseThrow(() -> otherwise(wave.nameOf(pool), plan));
  }

  /// What was asked for before under the same request id: a run that broke off goes on, and where
  /// it has done its work the plan is another one by now.
  private Optional<String> askedFor(Invocation invocation, String pool, String key) {
    String changes =
        "/user-pools/"
            + HistoryApi.encoded(pool)
            + "/changes"
            + HistoryApi.query(Map.of("requestId", key));
    return invocation.api().get(changes).getJsonArray("changes").stream()
        .flatMap(change -> JsonValues.text(change.asJsonObject(), "planHash").stream())
        .filter(this::isShown)
        .findFirst();
  }

  private boolean isShown(String hash) {
    return hashes.stream().anyMatch(hash::startsWith);
  }

  private TroubleException otherwise(String pool, Change plan) {
    String now =
        plan.text("hash").map(hash -> " (plan " + PlanView.shortened(hash) + ")").orElse("");
    return new TroubleException(
        "%s: the plan is not the one that was shown; the change %s%s. Nothing was asked for. Look at it: poolkeeper plan"
            .formatted(pool, PlanView.then(plan), now));
  }
}
