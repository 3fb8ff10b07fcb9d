package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which tags the API takes: keys of 1 to 128 characters, none of AWS's own, values of 0 to 256, of
/// letters, digits, spaces and `_.:/=+-@`. In a patch, null removes a tag.
final class TagRange {
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final String IN_WORDS = " characters out of letters, digits, spaces and _.:/=+-@";

  private TagRange() {}

  static List<Violation> violations(Pointer path, JsonObject tags) {
    List<Violation> found = new ArrayList<>();
    tags.forEach(
        (key, value) ->
            violation(key, value)
                .ifPresent(message -> found.add(new Violation(path.child(key), message))));
    return found;
  }

  private static Optional<String> violation(String key, JsonValue value) {
    if (NormalForm.isSystemTag(key)) {
      return Optional.of("tags under aws: belong to AWS and cannot be changed");
    }
    if (key.isEmpty() || !isMadeOf(key, MAX_KEY)) {
      return Optional.of(
          "expected a tag key of 1 to " + MAX_KEY + IN_WORDS + ", met " + length(key));
    }
    boolean isText = value instanceof JsonString text && isMadeOf(text.getString(), MAX_VALUE);
    return isText || JsonValue.NULL.equals(value)
        ? Optional.empty()
        : Optional.of(
            "expected a text of 0 to "
                + MAX_VALUE
                + IN_WORDS
                + ", met "
                + JsonWords.type(value)
                + ": "
                + JsonWords.brief(value));
  }

  private static boolean isMadeOf(String text, int max) {
    return length(text) <= max && CHARACTERS.matcher(text).matches();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
