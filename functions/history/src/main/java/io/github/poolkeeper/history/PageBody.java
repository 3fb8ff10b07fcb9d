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

  /// How much is looked at for one page.
  private static final int LOOKED_AT = 1000;

  /// However little each of them has found: where there is nothing for years, a look has taken some
  /// time.
  private static final int MOST_LOOKS = 10;

  /// And how much at once, where perhaps most is not wanted.
  static final int LOOKED_AT_ONCE = 100;

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

  /// A line of a page, and where the page starts that comes behind it.
  record Line<P>(JsonObject json, P behind) {}

  /// What a look into a list has found, and where the next one starts.
  record Look<P>(List<Line<P>> wanted, Optional<P> next) {
    Look {
      wanted = List.copyOf(wanted);
    }
  }

  /// What a page has of a list in which perhaps little is wanted: it looks again and again, until
  /// the page is full or enough has been looked at.
  ///
  /// @param size how much is looked at at once
  /// @param look into the list, from a place on
  static <P> PageBody of(
      int limit,
      int size,
      Optional<P> from,
      Function<Optional<P>, Look<P>> look,
      Function<P, String> text) {
    PageBody found = new PageBody();
    Optional<P> place = from;
    int taken = 0;
    int looks = 0;
    do {
      Look<P> page = look.apply(place);
      for (Line<P> line : page.wanted()) {
        if (taken == limit || !found.takes(line.json())) {
          return found.goingOnAt(place.map(text));
        }
        taken++;
        place = Optional.of(line.behind());
      }
      place = page.next();
      looks++;
    } while (place.isPresent() && taken < limit && looks < MOST_LOOKS && looks * size < LOOKED_AT);
    return found.goingOnAt(place.map(text));
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
