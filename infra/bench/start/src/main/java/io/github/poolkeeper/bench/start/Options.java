package io.github.poolkeeper.bench.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The command line.
///
/// @param runs how often each contestant is started
/// @param warm how many further events each start is followed by
/// @param latency of every answer from AWS
/// @param memory megabytes to run with, each with its share of the processors; empty runs without a
///     limit
/// @param only the contestants to run, by a pattern in their name
/// @param variants further packages of apply, by name
record Options(
    int runs,
    int warm,
    Duration latency,
    List<Integer> memory,
    Pattern only,
    Map<String, Path> variants) {

  static Options parse(String[] arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    Map<String, Path> variants = new LinkedHashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (arguments[i].equals("--variant")) {
        String[] variant = arguments[i + 1].split("=", 2);
        variants.put(variant[0], Path.of(variant[1]));
      } else {
        given.put(arguments[i], arguments[i + 1]);
      }
    }
    Options options =
        new Options(
            Integer.parseInt(taken(given, "--runs", "15")),
            Integer.parseInt(taken(given, "--warm", "20")),
            Duration.ofMillis(Integer.parseInt(taken(given, "--latency", "10"))),
            numbers(taken(given, "--memory", "")),
            Pattern.compile(taken(given, "--only", "")),
            variants);
    if (!given.isEmpty() || arguments.length % 2 != 0) {
      throw new IllegalArgumentException("unknown options: " + given.keySet());
    }
    return options;
  }

  private static String taken(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      numbers.add(Integer.valueOf(number));
    }
    return List.copyOf(numbers);
  }
}
