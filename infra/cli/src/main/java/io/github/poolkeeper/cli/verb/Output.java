package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.Terminal;
import jakarta.json.JsonObject;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// In which form a verb answers: for people, or for programs.
final class Output {
  @ArgGroup private Form form = new Form();

  /// At most one of them.
  static final class Form {
    @Option(names = "--json", description = "The API's documents, one a line (docs/openapi.yaml).")
    private boolean json;

    @Option(
        names = {"-q", "--quiet"},
        description = "Nothing but ids, one a line.")
    private boolean quiet;
  }

  boolean isForPeople() {
    return !form.json && !form.quiet;
  }

  /// Prints the documents for a program, as long as it takes them.
  ///
  /// @param id what stands for a document in quiet
  void print(Terminal terminal, Stream<JsonObject> documents, Function<JsonObject, String> id) {
    documents
        .takeWhile(_ -> !terminal.isLeft())
        .map(document -> form.json ? document.toString() : id.apply(document))
        .forEach(terminal::line);
  }

  void print(Terminal terminal, JsonObject document, Function<JsonObject, String> id) {
    print(terminal, Stream.of(document), id);
  }
}
