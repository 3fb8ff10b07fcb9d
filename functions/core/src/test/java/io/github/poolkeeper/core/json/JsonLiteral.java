package io.github.poolkeeper.core.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/// JSON as it is written in a test.
public final class JsonLiteral {
  private JsonLiteral() {}

  public static JsonValue json(String text) {
    return JsonText.parse(text);
  }

  public static JsonObject object(String text) {
    return json(text).asJsonObject();
  }
}
