package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.Moments;
import io.github.poolkeeper.core.json.NearestName;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// What the values of options are. They are read while the command line is, so that a wrong one is
/// said before anything is asked for: an option that holds a text has a text as its value.
public final class Values {
  private Values() {}

  /// A time that is to come: `2h` is in two hours, `03:00` the next one.
  record Ahead(Instant time) {}

  /// How many, or which: 1 or more.
  record Count(int number) {}

  /// What a pool is compared with: a revision of its own, or another pool.
  sealed interface Side {
    record OfRevision(int number) implements Side {}

    record OfPool(String named) implements Side {}

    private static Side of(String text) {
      return text.matches("[-+]?[0-9][0-9.]*")
          ? new OfRevision(count(text).number())
          : new OfPool(text);
    }
  }

  /// A setting that is known, or a place that somebody writes as a pointer.
  record Place(Pointer path) {}

  public static void register(CommandLine program, Moments moments) {
    program
        .registerConverter(
            Instant.class,
            text -> moments.parse(text).orElseThrow(() -> wrong(text, "no time", Moments.FORMS)))
        .registerConverter(
            Ahead.class,
            text ->
                moments
                    .parseAhead(text)
                    .map(Ahead::new)
                    .orElseThrow(() -> wrong(text, "no time", Moments.FORMS)))
        .registerConverter(
            Duration.class,
            text ->
                Moments.parseDuration(text)
                    .orElseThrow(() -> wrong(text, "no length of time", "90s, 15m or 2h")))
        .registerConverter(Count.class, Values::count)
        .registerConverter(Side.class, Side::of)
        .registerConverter(Place.class, text -> new Place(known(text)));
  }

  private static Count count(String text) {
    if (text.matches("[1-9][0-9]{0,8}")) {
      return new Count(Integer.parseInt(text));
    }
    throw wrong(text, "no whole number from 1", "20");
  }

  private static TypeConversionException wrong(String text, String what, String forms) {
    return new TypeConversionException("%s is %s: write %s".formatted(text, what, forms));
  }

  /// A pointer as it is, as of a setting that only a pool has; a name or a dotted path has to be
  /// known.
  private static Pointer known(String text) {
    Pointer path = Asked.path(text);
    boolean isKnown =
        text.startsWith("/")
            || Settings.at(path).isPresent()
            || Settings.at(Settings.settingOf(path)).isPresent();
    if (!isKnown) {
      String name = path.segments().getLast();
      List<String> names = Settings.all().stream().map(Setting::name).toList();
      throw new TypeConversionException(
          "%s is no setting%s (a place that no setting is known of is written as a pointer: /%s)"
              .formatted(
                  text,
                  NearestName.to(name, names).map(", did you mean %s?"::formatted).orElse(""),
                  String.join("/", path.segments())));
    }
    return path;
  }
}
