package io.github.poolkeeper.core.json;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.eclipse.parsson.api.JsonConfig;

/// Reads JSON text strictly (RFC 8259): one value, no member twice, a bounded depth, bounded
/// numbers.
public final class JsonText {
  /// Deeper than any configuration by an order of magnitude, shallow enough for recursion.
  static final int MAX_DEPTH = 64;

  private static final JsonReaderFactory READERS =
      JsonProvider.provider()
          .createReaderFactory(
              Map.of(
                  jakarta.json.JsonConfig.KEY_STRATEGY,
                  jakarta.json.JsonConfig.KeyStrategy.NONE,
                  JsonConfig.MAX_DEPTH,
                  MAX_DEPTH));

  private JsonText() {}

  /// The value that the text holds.
  ///
  /// @throws MalformedJsonException when it holds anything else than exactly one JSON value
  public static JsonValue parse(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonException | UnsupportedOperationException | ArithmeticException e) {
      throw new MalformedJsonException(firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("not JSON");
  }
}
