package io.github.poolkeeper.local.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The sample messages of the project, in the order of their names.
final class Messages {
  private Messages() {}

  /// A file of `events/` and what is in it.
  record Message(String name, JsonObject body) {}

  /// Those of one story, which the demo tells when it is not asked for all.
  private static final Set<String> STORY = Set.of("01", "03", "06", "08", "14", "18", "20", "23");

  static List<Message> story(Path events) throws IOException {
    return in(events).stream()
        .filter(message -> STORY.contains(message.name().substring(0, 2)))
        .toList();
  }

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
