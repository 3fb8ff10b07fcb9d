package io.github.poolkeeper.history;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where the next page starts: the last id of this one, in a form that nobody takes for more than
/// that.
final class Cursor {
  private Cursor() {}

  static String of(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.US_ASCII));
  }

  /// The id that a cursor stands for, if it is one.
  static Optional<String> read(String cursor) {
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
