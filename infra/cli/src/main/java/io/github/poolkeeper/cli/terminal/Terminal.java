package io.github.poolkeeper.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.terminal.Style.Piece;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where the command talks: data to one stream, talk to the other. The only place that writes, so
/// that no text from outside reaches a terminal unescaped.
public final class Terminal {
  private static final int COLUMNS_UNKNOWN = 100;
  private static final String ERASE_LINE = "\r\u001b[K";

  /// A command of this program within a text.
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w./-])poolkeeper (?=[a-z])");

  private final PrintStream data;
  private final PrintStream talk;
  private final InputStream answers;
  private final Abilities abilities;
  private final String program;
  private int statusLines;

  /// What stands at the other ends.
  ///
  /// @param asks whether a person can be asked
  /// @param colours whether data may have colours
  /// @param moves whether talk may write over itself
  /// @param columns of the terminal that shows the data; 0 for none: then nothing is cut
  public record Abilities(boolean asks, boolean colours, boolean moves, int columns) {
    public static final Abilities NONE = new Abilities(false, false, false, 0);

    /// The launcher says which of `in,out,err` are terminals, and how wide they are: Java cannot
    /// tell of one alone.
    static Abilities of(Function<String, String> properties, Map<String, String> environment) {
      Set<String> terminals = Set.of(properties.apply("poolkeeper.terminals").split(",", -1));
      boolean isPlain =
          !environment.getOrDefault("NO_COLOR", "").isEmpty()
              || environment.getOrDefault("TERM", "").equals("dumb");
      boolean out = terminals.contains("out");
      boolean err = terminals.contains("err");
      return new Abilities(
          terminals.contains("in") && err,
          out && !isPlain,
          err && !environment.getOrDefault("TERM", "").equals("dumb"),
          out ? columns(properties.apply("poolkeeper.columns")) : 0);
    }

    private static int columns(String text) {
      return text.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(text) : COLUMNS_UNKNOWN;
    }
  }

  public Terminal(PrintStream data, PrintStream talk, InputStream answers, Abilities abilities) {
    this(data, talk, answers, abilities, "poolkeeper");
  }

  /// @param program how the command is typed here
  public Terminal(
      PrintStream data,
      PrintStream talk,
      InputStream answers,
      Abilities abilities,
      String program) {
    this.data = data;
    this.talk = talk;
    this.answers = answers;
    this.abilities = abilities;
    this.program = program;
  }

  /// That of this process.
  public static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.in,
        Abilities.of(name -> System.getProperty(name, ""), System.getenv()),
        System.getProperty("poolkeeper.program", "poolkeeper"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  public boolean asks() {
    return abilities.asks();
  }

  /// Whether a person reads the data as it comes: a long list scrolls away.
  public boolean scrolls() {
    return abilities.columns() > 0;
  }

  int columns() {
    return abilities.columns();
  }

  /// A line of data.
  public void line(Piece... pieces) {
    clearStatus();
    data.println(shown(abilities.colours(), pieces));
  }

  public void line(String text) {
    line(Style.PLAIN.of(text));
  }

  /// Data of several lines.
  public void lines(String text) {
    text.lines().forEach(this::line);
  }

  /// A line of talk. A command in it is one that can be typed here.
  public void say(String text) {
    clearStatus();
    talk.println(shown(false, Style.PLAIN.of(typed(text))));
  }

  /// A text with its commands as they are typed here.
  public String typed(String text) {
    return COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(program + " "));
  }

  /// What is happening, in a line that the next one takes the place of; nothing without a terminal.
  public void status(String text) {
    status(List.of(text));
  }

  /// The same in several lines: a list that changes in its place.
  public void status(List<String> lines) {
    if (abilities.moves() && !lines.isEmpty()) {
      clearStatus();
      talk.print(
          lines.stream()
              .map(line -> shown(false, Style.PLAIN.of(line).within(columnsOfTalk())))
              .collect(Collectors.joining("\n")));
      talk.flush();
      statusLines = lines.size();
    }
  }

  public void clearStatus() {
    if (statusLines > 0) {
      talk.print(ERASE_LINE + ("\u001b[A" + ERASE_LINE).repeat(statusLines - 1));
      talk.flush();
      statusLines = 0;
    }
  }

  /// For a library that writes help.
  public PrintWriter dataWriter() {
    return new PrintWriter(data, true, UTF_8);
  }

  public PrintWriter talkWriter() {
    return new PrintWriter(talk, true, UTF_8);
  }

  /// Whether a person says yes.
  public boolean confirms(String question) throws IOException {
    clearStatus();
    talk.print(shown(false, Style.PLAIN.of(question + " [y/N] ")));
    talk.flush();
    String answer = new BufferedReader(new InputStreamReader(answers, UTF_8)).readLine();
    return answer != null && Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /// Whether whoever read the data has gone: nothing more has to be fetched.
  public boolean isLeft() {
    return data.checkError();
  }

  private int columnsOfTalk() {
    return abilities.columns() == 0 ? COLUMNS_UNKNOWN : abilities.columns();
  }

  private static String shown(boolean colours, Piece... pieces) {
    return Arrays.stream(pieces).map(p -> p.shown(colours)).collect(Collectors.joining());
  }
}
