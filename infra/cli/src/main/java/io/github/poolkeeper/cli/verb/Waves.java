package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Many pools, one stage after the other: each has its pools, and they may be another stack's.
final class Waves {
  private static final Pointer TAGS = Pointer.parse("/configuration/UserPoolTags");

  /// As no pool's name, no tag and no file is written.
  private static final Pattern STACK = Pattern.compile("([^/=@]+)/([A-Za-z][A-Za-z0-9-]*)");

  @Option(
      names = "--waves",
      split = ",",
      paramLabel = "WAVE",
      description =
          "One after the other: a word of the pools' names, a tag like stage=prod, @FILE with a"
              + " pool a line, or PROFILE/STACK for another stack's pools.")
  private List<String> names = List.of();

  private final Map<String, Set<String>> files = new HashMap<>();
  private final Map<String, Optional<JsonValue>> tags = new HashMap<>();

  /// One stage.
  ///
  /// @param on the stack that its pools are on
  record Wave(String name, Invocation on, List<String> pools) {
    boolean isElsewhere() {
      return STACK.matcher(name).matches();
    }

    /// A pool as people know it, where there may be one of the same name on another stack.
    String nameOf(String pool) {
      String known = on.pools().nameOf(pool);
      return isElsewhere() ? "%s (%s)".formatted(known, name) : known;
    }
  }

  boolean areWanted() {
    return !names.isEmpty();
  }

  /// The pools in their waves; all in one without any. Each is in one wave and in no other.
  List<Wave> of(Invocation invocation, List<String> wanted) {
    if (names.isEmpty()) {
      return List.of(new Wave("", invocation, invocation.pools().named(wanted)));
    }
    if (names.stream().noneMatch(name -> STACK.matcher(name).matches())) {
      return inWaves(invocation, names, invocation.pools().named(wanted));
    }
    return onStacks(invocation, wanted);
  }

  /// Of each stack those of the wanted pools that it has; what is wanted is on one of them.
  private List<Wave> onStacks(Invocation invocation, List<String> wanted) {
    Set<String> nowhere = new LinkedHashSet<>(wanted);
    Map<String, Wave> waves = new HashMap<>();
    List<String> here = names.stream().filter(name -> !STACK.matcher(name).matches()).toList();
    if (!here.isEmpty()) {
      inWaves(invocation, here, onRecord(invocation, wanted, nowhere))
          .forEach(wave -> waves.put(wave.name(), wave));
    }
    for (String name : names) {
      Matcher stack = STACK.matcher(name);
      if (stack.matches()) {
        Invocation there = invocation.at(stack.group(1), stack.group(2));
        waves.put(name, there(name, there, wanted, nowhere));
      }
    }
    if (!nowhere.isEmpty()) {
      throw new TroubleException(
          "no pool on record is called %s, in none of the stacks"
              .formatted(String.join(" or ", nowhere)));
    }
    List<Wave> inOrder =
        names.stream().distinct().flatMap(name -> Stream.ofNullable(waves.get(name))).toList();
    requireDifferentStacks(inOrder);
    return inOrder;
  }

  /// Trouble with one of several stacks says which.
  private static Wave there(
      String name, Invocation there, List<String> wanted, Set<String> nowhere) {
    try {
      List<String> pools = onRecord(there, wanted, nowhere);
      requirePools(name, pools);
      return new Wave(name, there, pools);
    } catch (TroubleException e) {
      throw new TroubleException(name + ": " + e.getMessage(), e);
    }
  }

  private static List<String> onRecord(
      Invocation invocation, List<String> wanted, Set<String> nowhere) {
    List<String> pools = new ArrayList<>();
    for (String text : wanted) {
      List<String> found = invocation.pools().onRecord(text);
      pools.addAll(found);
      if (!found.isEmpty()) {
        nowhere.remove(text);
      }
    }
    return pools.stream().distinct().toList();
  }

  private static void requireDifferentStacks(List<Wave> waves) {
    Map<URI, Wave> known = new HashMap<>();
    for (Wave wave : waves) {
      Wave same = known.putIfAbsent(wave.on().api().target().api(), wave);
      if (same != null && same.on() != wave.on()) {
        throw new TroubleException("%s and %s are one stack".formatted(same.name(), wave.name()));
      }
    }
  }

  private List<Wave> inWaves(Invocation invocation, List<String> names, List<String> pools) {
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
    return waves.entrySet().stream()
        .map(wave -> new Wave(wave.getKey(), invocation, wave.getValue()))
        .toList();
  }

  private static void requirePools(String wave, List<String> pools) {
    if (pools.isEmpty()) {
      throw new TroubleException("no pool is in wave " + wave);
    }
  }

  private boolean isIn(Invocation invocation, String wave, String pool) {
    String name = invocation.pools().nameOf(pool);
    if (wave.startsWith("@")) {
      return files
          .computeIfAbsent(wave, file -> listed(invocation, file.substring(1)))
          .contains(pool);
    }
    int sign = wave.indexOf('=');
    return sign > 0
        ? tag(invocation, pool, wave.substring(0, sign))
            .equals(Optional.of(wave.substring(sign + 1)))
        : name.equals(wave) || Arrays.asList(name.split("[-_. ]", -1)).contains(wave);
  }

  private Optional<String> tag(Invocation invocation, String pool, String key) {
    return tags.computeIfAbsent(
            pool, id -> TAGS.in(invocation.api().get("/user-pools/" + HistoryApi.encoded(id))))
        .flatMap(Pointer.ROOT.child(key)::in)
        .flatMap(JsonValues::text);
  }

  private static Set<String> listed(Invocation invocation, String file) {
    List<String> lines =
        invocation.text(file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return Set.copyOf(invocation.pools().named(lines));
  }
}
