package io.github.poolkeeper.core.change;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/// A change's identity: a UUID of version 7 (RFC 9562), so that ids sort by the time they were
/// made.
public record ChangeId(String value) implements Comparable<ChangeId> {
  private static final int RANDOM_BITS = 16;
  private static final int TIME_DIGITS = 12;
  private static final int FIRST_GROUP = 8;
  private static final int SHORT = 8;

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

  /// When it was made, to the millisecond.
  public Instant time() {
    return Instant.ofEpochMilli(UUID.fromString(value).getMostSignificantBits() >>> RANDOM_BITS);
  }

  /// How the ids of a millisecond begin: it sorts behind all that were made before, and before all
  /// that are made from then on. There are none from before 1970.
  public static String beginning(Instant time) {
    String millis = HexFormat.of().toHexDigits(Math.max(0, time.toEpochMilli()), TIME_DIGITS);
    return millis.substring(0, FIRST_GROUP) + "-" + millis.substring(FIRST_GROUP);
  }

  /// What people call a change: as the end of an id is random, it is enough. Of whatever stands in
  /// the place of an id, its end.
  public static String shortened(String id) {
    return id.substring(Math.max(0, id.length() - SHORT));
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
