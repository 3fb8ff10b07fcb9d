package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where the next page starts, in a form that nobody takes for more than that.
final class Cursor {
  private Cursor() {}

  static String of(ChangeId id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.value().getBytes(StandardCharsets.US_ASCII));
  }

  /// The change that a cursor stands for, if it is one.
  static Optional<ChangeId> read(String cursor) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return ChangeId.isValid(id) ? Optional.of(new ChangeId(id)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
