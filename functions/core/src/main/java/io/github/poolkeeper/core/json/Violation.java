package io.github.poolkeeper.core.json;

import java.util.ArrayList;
import java.util.List;

/// What is wrong at one place of a document: where, what was expected and what was met. Whatever
/// the document says, a violation is short enough to be stored, sent and read.
public record Violation(Pointer path, String message) {
  private static final int MAX_PATH = 300;
  private static final int MAX_MESSAGE = 400;

  /// In a three-byte script, beside the largest request, this still fits one item of the table.
  private static final int MAX_TOTAL = 30_000;

  private static final int ROOM_FOR_THE_REST = 100;

  public Violation {
    path = path.cut(MAX_PATH);
    message = JsonWords.cut(message, MAX_MESSAGE);
  }

  /// As many of the first ones as can be kept, and then how many more there are.
  public static List<Violation> keepable(List<Violation> all) {
    if (all.stream().mapToInt(Violation::length).sum() <= MAX_TOTAL + ROOM_FOR_THE_REST) {
      return List.copyOf(all);
    }
    List<Violation> kept = new ArrayList<>();
    int room = MAX_TOTAL;
    for (Violation violation : all) {
      room -= violation.length();
      if (room < 0) {
        break;
      }
      kept.add(violation);
    }
    kept.add(new Violation(Pointer.ROOT, "and " + (all.size() - kept.size()) + " more violations"));
    return List.copyOf(kept);
  }

  private int length() {
    return path.toString().length() + message.length();
  }
}
