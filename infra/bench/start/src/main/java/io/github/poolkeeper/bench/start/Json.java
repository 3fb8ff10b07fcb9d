package io.github.poolkeeper.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.Map;

/// JSON in and out, with its provider looked up once.
final class Json {
  static final JsonBuilderFactory BUILD = JsonProvider.provider().createBuilderFactory(Map.of());

  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(Map.of());

  private Json() {}

  static JsonObject object(byte[] utf8) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(utf8), UTF_8)) {
      return reader.readObject();
    }
  }

  static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(UTF_8);
  }
}
