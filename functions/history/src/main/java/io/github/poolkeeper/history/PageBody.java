package io.github.poolkeeper.history;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The body of a page of a list: the lines that fit into one answer, and the cursor of the next
/// page. Lambda gives back six megabytes at most, of which the body is a JSON text: what has quotes
/// in it takes up to twice its own size there.
final class PageBody {
  private static final int BYTES = 2_500_000;

  private final JsonArrayBuilder lines = JsonValues.array();
  private int left = BYTES;
  private Optional<String> next = Optional.empty();

  /// What a page has.
  ///
  /// @param line of an entry
  /// @param behind where the page starts that comes behind an entry
  /// @param next where the next page starts if all of this one fits
  static <T> PageBody of(
      List<T> entries,
      Function<T, JsonObject> line,
      Function<T, String> behind,
      Optional<String> next) {
    PageBody page = new PageBody();
    Optional<String> cut = Optional.empty();
    for (T entry : entries) {
      if (!page.takes(line.apply(entry))) {
        return page.goingOnAt(cut);
      }
      cut = Optional.of(behind.apply(entry));
    }
    return page.goingOnAt(next);
  }

  /// Adds a line if it still fits; the first one does.
  boolean takes(JsonObject line) {
    int size = line.toString().getBytes(StandardCharsets.UTF_8).length;
    boolean fits = left == BYTES || size <= left;
    left = fits ? left - size : 0;
    if (fits) {
      lines.add(line);
    }
    return fits;
  }

  PageBody goingOnAt(Optional<String> place) {
    next = place;
    return this;
  }

  /// @param name of the list
  JsonObject in(JsonObjectBuilder body, String name) {
    body.add(name, lines);
    next.ifPresent(place -> body.add("cursor", Cursor.of(place)));
    return body.build();
  }

  JsonObject named(String name) {
    return in(JsonValues.object(), name);
  }
}
