package io.github.poolkeeper.core.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.parsson.api.JsonConfig;

/// Reads JSON text strictly (RFC 8259): one value, no member twice, a bounded depth, bounded
/// numbers.
public final class JsonText {
  /// What nests this deep is refused: deeper than any configuration by an order of magnitude,
  /// shallow enough for recursion.
  static final int MAX_DEPTH = 64;

  private static final int MAX_SCALE = 999_999_999;

  private static final Map<String, Object> STRICT =
      Map.of(
          jakarta.json.JsonConfig.KEY_STRATEGY,
          jakarta.json.JsonConfig.KeyStrategy.NONE,
          JsonConfig.MAX_DEPTH,
          MAX_DEPTH);
  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(STRICT);
  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(STRICT);

  private static final Pattern UNEXPECTED_END = Pattern.compile("^Invalid token=EOF at \\(.*?\\)");

  private JsonText() {}

  /// The value that the text holds.
  ///
  /// @throws MalformedJsonException when it holds anything else than exactly one JSON value
  public static JsonValue parse(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      requireNothingElse(text);
      requireOrdinaryNumbers(value);
      return value;
    } catch (RuntimeException e) {
      // Parsson throws a plain RuntimeException for depth, NumberFormatException for an exponent.
      throw new MalformedJsonException(placed(firstLine(e), text), e);
    }
  }

  /// A reader stops after the first value; a parser looks at what follows.
  private static void requireNothingElse(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      while (parser.hasNext()) {
        parser.next();
      }
    }
  }

  /// At the largest exponents that a BigDecimal reads it overflows, and prints what it cannot read.
  private static void requireOrdinaryNumbers(JsonValue value) {
    switch (value) {
      case JsonObject object -> object.values().forEach(JsonText::requireOrdinaryNumbers);
      case JsonArray list -> list.forEach(JsonText::requireOrdinaryNumbers);
      case JsonNumber number when Math.abs((long) number.bigDecimalValue().scale()) > MAX_SCALE ->
          throw new NumberFormatException("a number's exponent is beyond " + MAX_SCALE);
      default -> {}
    }
  }

  /// Parsson counts what was read twice where a text ends too early.
  private static String placed(String message, String text) {
    String before = text.substring(0, text.lastIndexOf('\n') + 1);
    String end =
        "Unexpected end at (line no=%d, column no=%d, offset=%d)"
            .formatted(
                before.chars().filter(c -> c == '\n').count() + 1,
                text.length() - before.length() + 1,
                text.length());
    return UNEXPECTED_END.matcher(message).replaceFirst(end);
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("not JSON");
  }
}
