package io.github.poolkeeper.cli.verb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private StopOn stopOn = StopOn.ANY;

  /// One stage.
  record Wave(String name, List<String> pools) {}

  boolean areWanted() {
    return !names.isEmpty();
  }

  boolean stopAt(int exitCode) {
    return areWanted() && stopOn == StopOn.ANY && exitCode != Waiting.DONE;
  }

  /// The pools in their waves; all in one without any. Each is in the first wave that it fits.
  List<Wave> of(Invocation invocation, List<String> pools) {
    if (names.isEmpty()) {
      return List.of(new Wave("", pools));
    }
    List<String> rest = new ArrayList<>(pools);
    List<Wave> waves = new ArrayList<>();
    for (String name : names) {
      List<String> members = rest.stream().filter(pool -> isIn(invocation, name, pool)).toList();
      if (members.isEmpty()) {
        throw new TroubleException("no pool is in wave " + name);
      }
      rest.removeAll(members);
      waves.add(new Wave(name, members));
    }
    if (!rest.isEmpty()) {
      throw new TroubleException(
          "in no wave: "
              + String.join(", ", rest.stream().map(invocation.pools()::nameOf).toList()));
    }
    return waves;
  }

  private static boolean isIn(Invocation invocation, String wave, String pool) {
    String name = invocation.pools().nameOf(pool);
    if (wave.startsWith("@")) {
      List<String> members = lines(invocation, wave.substring(1));
      return members.contains(pool) || members.contains(name);
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
    try {
      return Files.readAllLines(invocation.folder().resolve(file), UTF_8).stream()
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      throw new TroubleException("there is no file %s that can be read".formatted(file), e);
    }
  }
}
