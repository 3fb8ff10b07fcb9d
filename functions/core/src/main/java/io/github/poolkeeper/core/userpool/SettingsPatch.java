package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.MergePatch;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;

/// Merges a valid patch into a configuration (RFC 7396), with `null` as the setting's neutral
/// value.
public final class SettingsPatch {
  private SettingsPatch() {}

  public static JsonObject apply(JsonObject document, JsonObject patch) {
    return withNeutralValues(MergePatch.apply(document, patch), Pointer.ROOT, patch);
  }

  private static JsonObject withNeutralValues(JsonObject merged, Pointer at, JsonObject patch) {
    JsonObject result = merged;
    for (Map.Entry<String, JsonValue> member : patch.entrySet()) {
      Pointer path = at.child(member.getKey());
      if (member.getValue() instanceof JsonObject object) {
        result = withNeutralValues(result, path, object);
      } else if (JsonValue.NULL.equals(member.getValue())) {
        result = withNeutralValue(result, path);
      }
    }
    return result;
  }

  private static JsonObject withNeutralValue(JsonObject merged, Pointer path) {
    return Settings.at(path).map(Setting::neutral).orElseGet(Neutral.Removed::new)
            instanceof Neutral.Value(JsonValue value)
        ? path.set(merged, value)
        : merged;
  }
}
