package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// What differs, in as few words as a line of a list has room for: `MinimumLength 12→14`,
/// `PreSignUp`, `tag stage removed`.
public final class SettingWords {
  private static final Pointer TAGS = Pointer.ROOT.child("UserPoolTags");
  private static final int LONGEST_VALUE = 16;

  private SettingWords() {}

  /// The setting by its own name, and both values where they are short.
  public static String brief(Difference difference) {
    String name = name(difference.path());
    if (difference.after().isEmpty()) {
      return name + " removed";
    }
    Optional<String> before = difference.before().flatMap(SettingWords::brief);
    Optional<String> after = difference.after().flatMap(SettingWords::brief);
    return before.isPresent() && after.isPresent()
        ? name + " " + before.get() + "→" + after.get()
        : name;
  }

  /// The first of them, and how many more there are.
  public static String brief(List<Difference> differences) {
    return switch (differences.size()) {
      case 0 -> "";
      case 1 -> brief(differences.getFirst());
      default -> brief(differences.getFirst()) + ", +" + (differences.size() - 1);
    };
  }

  private static String name(Pointer path) {
    if (path.segments().isEmpty()) {
      return "everything";
    }
    String name = path.segments().getLast();
    return path.parent().equals(TAGS) ? "tag " + name : name;
  }

  private static Optional<String> brief(JsonValue value) {
    if (value instanceof JsonObject || value instanceof JsonArray) {
      return Optional.empty();
    }
    String text = JsonValues.text(value).orElseGet(() -> CanonicalJson.of(value));
    return Optional.of(text).filter(t -> !t.isEmpty() && t.length() <= LONGEST_VALUE);
  }
}
