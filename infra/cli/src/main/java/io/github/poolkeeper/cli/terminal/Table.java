package io.github.poolkeeper.cli.terminal;

import io.github.poolkeeper.cli.terminal.Style.Piece;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Aligned columns under their names. On a terminal each takes no more than its share, and the last
/// one what is left of the line; elsewhere only what is very long is cut.
public final class Table {
  private static final int LONGEST = 400;
  private static final int BATCH = 100;
  private static final int NARROWEST_LAST = 12;
  private static final String GAP = "  ";

  /// Within a text: what a cell begins with is an indent.
  private static final Pattern GAPS_WITHIN = Pattern.compile("(?<=\\S) {2,}(?=\\S)");

  private final Terminal terminal;
  private final List<Column> columns;
  private final int[] widths;
  private final List<List<Piece>> rows = new ArrayList<>();

  /// A column.
  ///
  /// @param most columns of a terminal that it takes there
  public record Column(String name, int most) {}

  public Table(Terminal terminal, List<Column> columns) {
    this.terminal = terminal;
    this.columns = columns;
    this.widths = new int[columns.size()];
    rows.add(columns.stream().map(column -> Style.FAINT.of(column.name())).toList());
  }

  /// Adds a row. A run of blanks within a cell becomes one: what somebody wrote cannot look like
  /// two columns.
  public void row(Piece... cells) {
    rows.add(
        Stream.of(cells)
            .map(cell -> cell.style().of(GAPS_WITHIN.matcher(cell.text()).replaceAll(" ")))
            .toList());
  }

  /// Prints a row for each of a list as it comes, as long as somebody reads.
  public <T> void print(Stream<T> things, Consumer<T> row) {
    Iterator<T> rest = things.iterator();
    while (rest.hasNext() && !terminal.isLeft()) {
      for (int i = 0; i < BATCH && rest.hasNext(); i++) {
        row.accept(rest.next());
      }
      print();
    }
  }

  /// Prints the rows that there are by now, so that a long list begins before it is complete. A
  /// table without any row prints nothing, not even its names.
  public void print() {
    boolean hasOnlyNames = rows.size() == 1 && widths[0] == 0;
    if (!hasOnlyNames) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = width(column);
      }
      for (List<Piece> row : rows) {
        terminal.line(line(row));
      }
      rows.clear();
    }
  }

  /// Never narrower than before: what is printed stays aligned with what comes.
  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).width()).max().orElse(0);
    return Math.max(widths[column], Math.min(widest, room(column)));
  }

  private int room(int column) {
    if (terminal.columns() == 0) {
      return LONGEST;
    }
    if (column < widths.length - 1) {
      return columns.get(column).most();
    }
    int used = 0;
    for (int other = 0; other < column; other++) {
      used += widths[other] + GAP.length();
    }
    return Math.max(NARROWEST_LAST, terminal.columns() - used);
  }

  private Piece[] line(List<Piece> row) {
    List<Piece> line = new ArrayList<>();
    int gap = 0;
    for (int column = 0; column < row.size(); column++) {
      Piece cell = row.get(column).within(widths[column]);
      if (cell.width() > 0) {
        line.add(Style.PLAIN.of(" ".repeat(gap)));
        line.add(cell);
        gap = 0;
      }
      gap += widths[column] - cell.width() + GAP.length();
    }
    return line.toArray(Piece[]::new);
  }
}
