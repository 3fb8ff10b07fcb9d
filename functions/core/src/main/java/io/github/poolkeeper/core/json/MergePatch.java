package io.github.poolkeeper.core.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/// JSON Merge Patch (RFC 7396).
public final class MergePatch {
  private static final JsonProvider JSON = JsonProvider.provider();

  private MergePatch() {}

  public static JsonValue apply(JsonValue target, JsonValue patch) {
    return JSON.createMergePatch(patch).apply(target);
  }

  /// A patch that is an object makes an object of an object.
  public static JsonObject apply(JsonObject target, JsonObject patch) {
    return apply((JsonValue) target, patch).asJsonObject();
  }
}
