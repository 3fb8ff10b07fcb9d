package io.github.poolkeeper.contract;

import io.github.poolkeeper.contract.Question.How;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is believed and asked. It stands in three tables beside this class, by how it is
/// asked: `members.txt`, `calls.txt`, `journeys.txt`.
final class Questions {
  private Questions() {}

  static List<Question> all() {
    return Stream.of(
            rows("members.txt", 5).flatMap(Questions::ofMember),
            rows("calls.txt", 8).map(Questions::ofCall),
            rows("journeys.txt", 4).map(Questions::ofJourney))
        .flatMap(questions -> questions)
        .toList();
  }

  /// In the words of [`docs/contract.md`](../../../../../../../../docs/contract.md).
  static String asMarkdown() {
    var table =
        new StringBuilder("| question | asked | believed | evidence |\n|---|---|---|---|\n");
    for (Question question : all()) {
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(question.id(), question.asks(), question.believed(), question.evidence()));
    }
    return table.toString();
  }

  /// Left out, sent as null, and, where there is one, with its neutral value.
  private static Stream<Question> ofMember(List<String> row) {
    List<String> pointers = List.of(row.get(0).split(" "));
    String name = "members" + pointers.getFirst() + "/";
    String believed = row.get(1);
    String evidence = row.get(2);
    JsonObject set = Documents.object(row.get(3));
    List<Question> questions = new ArrayList<>();
    questions.add(
        new Question(
            name + "left-out",
            "an update leaves it out",
            believed,
            evidence,
            new How.Member(pointers, set, Optional.empty())));
    questions.add(
        new Question(
            name + "null",
            "an update sends it as null",
            believed,
            "G",
            new How.Member(pointers, set, Optional.of(JsonValue.NULL))));
    if (!row.get(4).isEmpty()) {
      questions.add(
          new Question(
              name + "neutral",
              "an update sends `" + row.get(4) + "`",
              "neutral",
              "D",
              new How.Member(pointers, set, Optional.of(Documents.value(row.get(4))))));
    }
    return questions.stream();
  }

  private static Question ofCall(List<String> row) {
    var call =
        new How.Call(
            Documents.object(row.get(4)),
            row.get(5),
            Documents.object(row.get(6)),
            Optional.of(row.get(7)).filter(look -> !look.isEmpty()));
    return new Question(row.get(0), row.get(1), row.get(2), row.get(3), call);
  }

  private static Question ofJourney(List<String> row) {
    return new Question(row.get(0), row.get(1), row.get(2), row.get(3), new How.Journey());
  }

  private static Stream<List<String>> rows(String name, int columns) {
    return text(name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> cells(line, columns));
  }

  private static List<String> cells(String line, int columns) {
    List<String> cells = Stream.of(line.split(" \\|", -1)).map(String::strip).toList();
    if (cells.size() != columns) {
      throw new IllegalStateException("expected %d cells: %s".formatted(columns, line));
    }
    return cells;
  }

  private static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Questions.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
