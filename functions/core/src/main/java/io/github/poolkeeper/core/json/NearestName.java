package io.github.poolkeeper.core.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the name that somebody probably meant: the one with the fewest letters to change, if they
/// are few, or one of which the name is the first half or more, or the other way round; upper and
/// lower case do not count.
public final class NearestName {
  private static final int LETTERS_PER_TYPO = 3;
  private static final int MAX_TYPOS = 2;

  private NearestName() {}

  public static Optional<String> to(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= tolerance(candidate))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .or(
            () ->
                known.stream()
                    .filter(candidate -> isStart(name, candidate) || isStart(candidate, name))
                    .min(Comparator.comparingInt(String::length)));
  }

  private static boolean isStart(String shorter, String longer) {
    return longer.regionMatches(true, 0, shorter, 0, shorter.length())
        && shorter.length() * 2 >= longer.length();
  }

  private static int tolerance(String candidate) {
    return Math.clamp(candidate.length() / LETTERS_PER_TYPO, 1, MAX_TYPOS);
  }

  /// Levenshtein's, in one row.
  private static int distance(String name, String candidate) {
    String a = name.toLowerCase(Locale.ROOT);
    String b = candidate.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > tolerance(candidate)) {
      return Integer.MAX_VALUE;
    }
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
