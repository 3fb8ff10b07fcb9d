package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Conflicts as a record keeps them: where they are too long together, with the start of each value
/// only, and the first of them. Nothing is lost by that: the values stand in the request, in
/// snapshots, in the pool.
final class KeptConflicts {
  /// In a three-byte script, beside the largest request, this still fits one item of the table.
  private static final int MAX_TOTAL = 30_000;

  private static final int ROOM_FOR_THE_REST = 100;
  private static final int SHORTEST_VALUE = 40;

  private KeptConflicts() {}

  static List<Conflict> of(List<Conflict> conflicts) {
    if (conflicts.stream().mapToInt(KeptConflicts::length).sum() <= MAX_TOTAL + ROOM_FOR_THE_REST) {
      return List.copyOf(conflicts);
    }
    int most = Math.max(SHORTEST_VALUE, MAX_TOTAL / (4 * conflicts.size()));
    List<Conflict> kept = new ArrayList<>();
    int room = MAX_TOTAL;
    for (Conflict conflict : conflicts) {
      Conflict cut = cut(conflict, most);
      room -= length(cut);
      if (room < 0) {
        kept.add(more(conflicts.size() - kept.size()));
        break;
      }
      kept.add(cut);
    }
    return List.copyOf(kept);
  }

  /// Only an expectation that no pool can meet has so many.
  private static Conflict more(int conflicts) {
    return new Conflict.Unexpected(
        Pointer.ROOT,
        Optional.of(JsonValues.value("and " + conflicts + " more conflicts")),
        Optional.empty());
  }

  private static int length(Conflict conflict) {
    int path = conflict.path().toString().length();
    Stream<Optional<JsonValue>> values =
        switch (conflict) {
          case Conflict.Unexpected(_, var expected, var live) -> Stream.of(expected, live);
          case Conflict.Overwritten(_, var before, var after, var live, _) ->
              Stream.of(before, after, live);
          case Conflict.Moved(_, var before, var after, var live) -> Stream.of(before, after, live);
        };
    return path
        + values
            .flatMap(Optional::stream)
            .mapToInt(value -> CanonicalJson.of(value).length())
            .sum();
  }

  private static Conflict cut(Conflict conflict, int max) {
    return switch (conflict) {
      case Conflict.Unexpected(var path, var expected, var live) ->
          new Conflict.Unexpected(path, cut(expected, max), cut(live, max));
      case Conflict.Overwritten(var path, var before, var after, var live, var setBy) ->
          new Conflict.Overwritten(path, cut(before, max), cut(after, max), cut(live, max), setBy);
      case Conflict.Moved(var path, var before, var after, var live) ->
          new Conflict.Moved(path, cut(before, max), cut(after, max), cut(live, max));
    };
  }

  private static Optional<JsonValue> cut(Optional<JsonValue> value, int max) {
    return value.map(v -> JsonWords.excerpt(v, max));
  }
}
