package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/// JSON as it crosses a process boundary: UTF-8 bytes.
final class JsonText {

  /// Kept, because the static methods of `Json` search the class path for it at every call.
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonText() {}

  /// @throws jakarta.json.JsonException when it is not one JSON value
  static JsonValue parse(byte[] text) {
    try (var reader = PROVIDER.createReader(new StringReader(new String(text, UTF_8)))) {
      return reader.readValue();
    }
  }

  static byte[] bytes(JsonValue value) {
    return value.toString().getBytes(UTF_8);
  }

  /// The shape in which Lambda reports the failure of a function.
  static byte[] error(String type, String message) {
    JsonObject error =
        PROVIDER.createObjectBuilder().add("errorType", type).add("errorMessage", message).build();
    return bytes(error);
  }
}
