package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Why somebody does what they do.
final class Reason {
  @Option(
      names = {"-m", "--reason"},
      paramLabel = "TEXT",
      description = "Why; kept on record.")
  private Optional<String> text = Optional.empty();

  boolean isGiven() {
    return text.isPresent();
  }

  /// A request's body with it, where it is given.
  JsonObject body() {
    return in(JsonValue.EMPTY_JSON_OBJECT);
  }

  JsonObject in(JsonObject body) {
    var more = JsonValues.object(body);
    text.ifPresent(reason -> more.add("reason", reason));
    return more.build();
  }
}
