package io.github.poolkeeper.local.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The sample messages of the project, in the order of their names.
final class Messages {
  private Messages() {}

  /// A file of `events/` and what is in it.
  record Message(String name, JsonObject body) {}

  static List<Message> in(Path events) throws IOException {
    try (Stream<Path> files = Files.list(events)) {
      List<Path> sorted =
          files
              .filter(file -> file.getFileName().toString().matches("\\d.*\\.json"))
              .sorted()
              .toList();
      return sorted.stream().map(Messages::read).toList();
    }
  }

  private static Message read(Path file) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      String name = String.valueOf(file.getFileName()).replace(".json", "");
      return new Message(name, reader.readObject());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
