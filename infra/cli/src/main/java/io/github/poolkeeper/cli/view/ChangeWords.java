package io.github.poolkeeper.cli.view;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Change.Touched;
import io.github.poolkeeper.cli.terminal.Moments;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Style.Piece;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.OutsideWords;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.userpool.SettingWords;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A change in the words of a list, and its settings with − and +.
public final class ChangeWords {
  private static final String WEAKENS = "! ";
  private static final String SAME = "  ";
  private static final int LONGEST_VALUE = 300;
  private static final int LONGEST_LINE = 1000;

  private ChangeWords() {}

  /// Who asked, or whom it is laid on, and what the request says where that is somebody else.
  public static Piece who(Change change) {
    String who = asker(change);
    return Style.PLAIN.of(change.claim().map(c -> who + "  says " + c).orElse(who));
  }

  static String asker(Change change) {
    return change.kind().equals("external")
        ? OutsideWords.who(change.json()).orElse("nobody")
        : change.who().orElse("nobody knows who");
  }

  /// What it touches, marked where it weakens the pool.
  public static Piece what(Change change) {
    List<Touched> touched = change.touched();
    Optional<String> undone = change.text("rollbackOf").map(ChangeId::shortened);
    String settings = SettingWords.brief(touched.stream().map(Touched::difference).toList());
    String words = undone.map(id -> "undo " + id).orElseGet(() -> kindAnd(change, settings));
    if (change.isInitial()) {
      return Style.PLAIN.of(SAME + "first seen");
    }
    return weakens(touched) ? Style.WARNING.of(WEAKENS + words) : Style.PLAIN.of(SAME + words);
  }

  /// A restore is named, and so is what touches nothing.
  private static String kindAnd(Change change, String settings) {
    if (settings.isEmpty()) {
      return change.kind();
    }
    return change.kind().equals("restore") ? "restore: " + settings : settings;
  }

  public static boolean weakens(List<Touched> touched) {
    return touched.stream().anyMatch(Touched::weakens);
  }

  /// How it stands, where that is not simply applied. Never beside what somebody wrote: that could
  /// say the same.
  public static Piece state(Change change, Moments moments) {
    return Style.PLAIN.of(
        Stream.of(
                Optional.of(change.status())
                    .filter(status -> !status.equals("APPLIED"))
                    .map(status -> status + held(change, moments)),
                change.text("rolledBackBy").map(id -> "undone by " + ChangeId.shortened(id)),
                OutsideWords.state(change.json()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", ")));
  }

  /// Until when it is held, or by what; empty where it is not.
  static String held(Change change, Moments moments) {
    Optional<Change> held = change.object("held").map(Change::new);
    return held.flatMap(one -> one.time("notBefore"))
        .map(time -> " until " + moments.shown(time))
        .or(() -> held.flatMap(one -> one.text("frozen")).map(what -> " by the freeze of " + what))
        .orElse("");
  }

  /// Why, as the request says.
  public static Piece why(Change change) {
    return Style.PLAIN.of(change.text("reason").orElse(""));
  }

  /// The setting's path, and its two sides.
  public static void print(Terminal terminal, Touched touched, boolean isWhole) {
    Difference difference = touched.difference();
    List<Piece> line = new ArrayList<>();
    line.add(Style.STRONG.of("  " + line(difference.path().toString(), isWhole)));
    if (touched.weakens()) {
      line.add(Style.WARNING.of("   " + WEAKENS + "weaker"));
    }
    terminal.line(line.toArray(Piece[]::new));
    difference.before().ifPresent(v -> terminal.line(Style.REMOVED.of("  − " + value(v, isWhole))));
    difference.after().ifPresent(v -> terminal.line(Style.ADDED.of("  + " + value(v, isWhole))));
  }

  /// As much of a text as a line has room for.
  public static String line(String text, boolean isWhole) {
    return isWhole ? text : JsonWords.cut(text, LONGEST_LINE);
  }

  public static String value(JsonValue value, boolean isWhole) {
    String json = CanonicalJson.of(value);
    return isWhole ? json : JsonWords.cut(json, LONGEST_VALUE);
  }
}
