package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;

/// Cognito holds the whole configuration against its rules at every update, so that a value which
/// was taken long ago fails an innocent change. It does not say so; its words name settings or
/// quote values, and these are either the change's own or were there before.
final class ExistingConfiguration {
  /// What is shorter stands in any text.
  private static final int SHORTEST_VALUE = 12;

  private final List<Pointer> touched;
  private final String words;

  private ExistingConfiguration(PoolWrite write, String message) {
    this.touched =
        Difference.between(write.from(), write.to(), Equivalence.EXACT).stream()
            .map(Difference::path)
            .toList();
    this.words = message.toLowerCase(Locale.ROOT);
  }

  /// Whether the message speaks of settings, and of none that the write changes.
  static boolean isMeantBy(String message, PoolWrite write) {
    ExistingConfiguration existing = new ExistingConfiguration(write, message);
    return existing.isMentioned(Pointer.ROOT, write.to())
        && existing.touched.stream()
            .noneMatch(
                path ->
                    path.segments().stream().anyMatch(existing::names)
                        || path.in(write.to())
                            .flatMap(JsonValues::text)
                            .filter(existing::quotes)
                            .isPresent());
  }

  private boolean isMentioned(Pointer at, JsonObject members) {
    return members.entrySet().stream()
        .anyMatch(
            member -> {
              Pointer path = at.child(member.getKey());
              return member.getValue() instanceof JsonObject inner
                  ? isMentioned(path, inner)
                  : touched.stream().noneMatch(path::overlaps)
                      && (names(member.getKey())
                          || JsonValues.text(member.getValue()).filter(this::quotes).isPresent());
            });
  }

  private boolean names(String name) {
    int at = words.indexOf(name.toLowerCase(Locale.ROOT));
    return at >= 0 && !isLetter(at - 1) && !isLetter(at + name.length());
  }

  private boolean isLetter(int at) {
    return at >= 0 && at < words.length() && Character.isLetter(words.charAt(at));
  }

  private boolean quotes(String value) {
    return value.length() >= SHORTEST_VALUE && words.contains(value.toLowerCase(Locale.ROOT));
  }
}
