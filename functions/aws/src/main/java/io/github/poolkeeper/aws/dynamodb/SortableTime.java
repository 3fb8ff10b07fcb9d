package io.github.poolkeeper.aws.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A time as a text of fixed length, so that texts sort as times do.
final class SortableTime {
  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private SortableTime() {}

  static String of(Instant time) {
    return NANOS.format(time);
  }
}
