package io.github.poolkeeper.core.change;

import java.util.regex.Pattern;

/// A change's identity: a UUID of version 7 (RFC 9562), so that ids sort by the time they were
/// made.
public record ChangeId(String value) implements Comparable<ChangeId> {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  public ChangeId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("expected a change id (a UUIDv7), met \"" + value + "\"");
    }
  }

  public static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public int compareTo(ChangeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
