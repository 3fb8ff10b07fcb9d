package io.github.poolkeeper.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a caller would rather read, told from its `Accept` header (RFC 9110, section 12.5.1).
enum Representation {
  JSON,
  TEXT;

  /// JSON, unless text is preferred to it.
  static Representation preferred(String accept) {
    List<Range> ranges = ranges(accept);
    return quality(ranges, "text", "plain") > quality(ranges, "application", "json") ? TEXT : JSON;
  }

  /// Whether a table is preferred to both, where there is one.
  static boolean isCsv(String accept) {
    List<Range> ranges = ranges(accept);
    double csv = quality(ranges, "text", "csv");
    return csv > quality(ranges, "application", "json") && csv > quality(ranges, "text", "plain");
  }

  private static List<Range> ranges(String accept) {
    return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1)).map(Range::of).toList();
  }

  private static double quality(List<Range> ranges, String type, String subtype) {
    return Stream.of(type + "/" + subtype, type + "/*", "*/*")
        .flatMap(name -> ranges.stream().filter(range -> range.name().equals(name)))
        .mapToDouble(Range::quality)
        .findFirst()
        .orElse(0);
  }

  /// A media range and its weight.
  private record Range(String name, double quality) {
    static Range of(String text) {
      String[] parts = text.split(";", -1);
      double quality =
          Arrays.stream(parts)
              .map(String::strip)
              .filter(part -> part.matches("q=[01](\\.[0-9]{0,3})?"))
              .mapToDouble(part -> Double.parseDouble(part.substring(2)))
              .findFirst()
              .orElse(1);
      return new Range(parts[0].strip(), quality);
    }
  }
}
