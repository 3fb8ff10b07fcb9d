package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Many pools, one stage after the other: a stage begins when the one before has ended as asked.
final class Waves {
  private static final Pointer TAGS = Pointer.parse("/configuration/UserPoolTags");

  /// When a later wave is not begun.
  enum StopOn {
    ANY,
    NEVER
  }

  @Option(
      names = "--waves",
      split = ",",
      paramLabel = "WAVE",
      description =
          "One after the other: a word of the pools' names, a tag like stage=prod, or @FILE with a"
              + " pool a line.")
  private List<String> names = List.of();

  @Option(
      names = "--stop-on",
      paramLabel = "any|never",
      description = "What ended otherwise in a wave stops the next: any, as if left out, or never.")
  private Optional<StopOn> stopOn = Optional.empty();

  /// One stage.
  record Wave(String name, List<String> pools) {}

  boolean areWanted() {
    return !names.isEmpty();
  }

  boolean stopAt(int exitCode) {
    return areWanted() && stopOn.orElse(StopOn.ANY) == StopOn.ANY && exitCode != Waiting.DONE;
  }

  /// The pools in their waves; all in one without any. Each is in one wave and in no other.
  List<Wave> of(Invocation invocation, List<String> pools) {
    if (names.isEmpty()) {
      if (stopOn.isPresent()) {
        throw new TroubleException("--stop-on is of --waves");
      }
      return List.of(new Wave("", pools));
    }
    Map<String, List<String>> waves = new LinkedHashMap<>();
    names.forEach(name -> waves.put(name, new ArrayList<>()));
    List<String> nowhere = new ArrayList<>();
    for (String pool : pools) {
      List<String> fitting =
          waves.keySet().stream().filter(wave -> isIn(invocation, wave, pool)).toList();
      if (fitting.size() > 1) {
        throw new TroubleException(
            "%s fits the waves %s: say them by tags or by files"
                .formatted(invocation.pools().nameOf(pool), String.join(" and ", fitting)));
      }
      fitting.stream().map(waves::get).findFirst().orElse(nowhere).add(pool);
    }
    waves.forEach(Waves::requirePools);
    if (!nowhere.isEmpty()) {
      throw new TroubleException(
          "in no wave: "
              + String.join(", ", nowhere.stream().map(invocation.pools()::nameOf).toList()));
    }
    return waves.entrySet().stream().map(wave -> new Wave(wave.getKey(), wave.getValue())).toList();
  }

  private static void requirePools(String wave, List<String> pools) {
    if (pools.isEmpty()) {
      throw new TroubleException("no pool is in wave " + wave);
    }
  }

  private static boolean isIn(Invocation invocation, String wave, String pool) {
    String name = invocation.pools().nameOf(pool);
    if (wave.startsWith("@")) {
      return invocation.pools().named(lines(invocation, wave.substring(1))).contains(pool);
    }
    int sign = wave.indexOf('=');
    return sign > 0
        ? tag(invocation, pool, wave.substring(0, sign))
            .equals(Optional.of(wave.substring(sign + 1)))
        : name.equals(wave) || Arrays.asList(name.split("[-_. ]", -1)).contains(wave);
  }

  private static Optional<String> tag(Invocation invocation, String pool, String key) {
    return TAGS.child(key)
        .in(invocation.api().get("/user-pools/" + HistoryApi.encoded(pool)))
        .flatMap(JsonValues::text);
  }

  private static List<String> lines(Invocation invocation, String file) {
    return invocation
        .text(file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
