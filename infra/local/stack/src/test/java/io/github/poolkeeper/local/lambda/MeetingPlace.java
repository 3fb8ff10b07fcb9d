package io.github.poolkeeper.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder where two invocations wait for each other, as only two at the same time can.
final class MeetingPlace {

  private MeetingPlace() {}

  static void meet(Path place, String name) {
    try {
      Files.createFile(place.resolve(name));
      while (count(place) < 2) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Path place) throws IOException {
    try (var files = Files.list(place)) {
      return files.count();
    }
  }
}
