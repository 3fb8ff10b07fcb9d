package io.github.poolkeeper.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  private String printed(Abilities abilities, String... cells) {
    data.reset();
    Table table =
        new Table(
            new Terminal(
                new PrintStream(data, true, UTF_8),
                System.err,
                InputStream.nullInputStream(),
                abilities),
            List.of(new Column("A", 8), new Column("B", 4)));
    for (int cell = 0; cell < cells.length; cell += 2) {
      table.row(Style.STRONG.of(cells[cell]), Style.PLAIN.of(cells[cell + 1]));
    }
    table.print();
    return data.toString(UTF_8);
  }

  @Test
  void alignsItsColumns() {
    assertThat(printed(Abilities.NONE, "one", "1", "three", "", "", "2"))
        .isEqualTo("A      B\none    1\nthree\n       2\n");
  }

  @Test
  void alignsWhatTakesTwoColumnsOrNone() {
    assertThat(printed(Abilities.NONE, "日本", "1", "e\u0301te", "2", "a\u0000", "3"))
        .isEqualTo("A        B\n日本     1\ne\u0301te      2\na\\u0000  3\n");
  }

  @Test
  void printsNothingForNoRows() {
    assertThat(printed(Abilities.NONE)).isEmpty();
  }

  @Test
  void keepsToTheTerminal() {
    Abilities narrow = new Abilities(false, false, false, 24);

    assertThat(printed(narrow, "a name that is long", "and a text that is longer").lines())
        .containsExactly("A         B", "a name …  and a text th…");
  }

  @Test
  void cutsNothingElsewhere() {
    assertThat(printed(Abilities.NONE, "a name that is long", "x".repeat(300)))
        .contains("a name that is long  " + "x".repeat(300));
  }

  @Test
  void alignsUnderColours() {
    assertThat(printed(new Abilities(false, true, false, 0), "one", "1"))
        .isEqualTo("\u001b[2mA\u001b[0m    \u001b[2mB\u001b[0m\n\u001b[1mone\u001b[0m  1\n");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          'in,out,err,', -,    -,     true,  true,  true
          'in,out,err,', 1,    -,     true,  false, true
          'in,out,err,', '',   -,     true,  true,  true
          'in,out,err,', -,    dumb,  true,  false, false
          'out,err,',    -,    -,     false, true,  true
          'in,out,',     -,    -,     false, true,  false
          '',            -,    -,     false, false, false
          """)
  void isWhatTheLauncherAndTheEnvironmentSay(
      String terminals, String noColor, String term, boolean asks, boolean colours, boolean moves) {
    Map<String, String> environment =
        noColor != null
            ? Map.of("NO_COLOR", noColor)
            : term != null ? Map.of("TERM", term) : Map.of();

    Abilities abilities =
        Abilities.of(name -> name.endsWith("terminals") ? terminals : "", environment);

    assertThat(abilities.asks()).isEqualTo(asks);
    assertThat(abilities.colours()).isEqualTo(colours);
    assertThat(abilities.moves()).isEqualTo(moves);
  }
}
