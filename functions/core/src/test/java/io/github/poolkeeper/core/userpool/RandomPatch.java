package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Valid patches that name a few settings each, with values at the edges and with null.
public final class RandomPatch {
  private static final List<Setting> NAMEABLE =
      Settings.all().stream()
          .filter(setting -> setting.access() instanceof Access.Writable)
          .filter(s -> !s.isStructure() || !(s.neutral() instanceof Neutral.Missing))
          .toList();
  private static final int MAX_SETTINGS = 6;

  /// Long texts are slow and no different.
  private static final int MAX_LENGTH = 150;

  private static final Map<Setting, List<JsonValue>> LEGAL =
      NAMEABLE.stream().collect(Collectors.toMap(setting -> setting, RandomPatch::shortValues));

  private final RandomGenerator random;

  public RandomPatch(RandomGenerator random) {
    this.random = random;
  }

  public JsonObject next() {
    JsonObject patch = some();
    while (patch.isEmpty() || !PatchValidation.of(patch).isEmpty()) {
      patch = some();
    }
    return patch;
  }

  /// Whether a patch names what stands there, or what is around or within it.
  public static boolean names(JsonObject patch, Pointer path) {
    JsonValue here = patch;
    for (String segment : path.segments()) {
      if (!(here instanceof JsonObject object)) {
        return true;
      }
      if (!object.containsKey(segment)) {
        return false;
      }
      here = object.getOrDefault(segment, JsonValue.NULL);
    }
    return true;
  }

  private JsonObject some() {
    JsonObject patch = JsonValue.EMPTY_JSON_OBJECT;
    for (int i = random.nextInt(MAX_SETTINGS); i >= 0; i--) {
      Setting setting = NAMEABLE.get(random.nextInt(NAMEABLE.size()));
      patch = setting.path().set(patch, value(setting));
    }
    return patch;
  }

  private JsonValue value(Setting setting) {
    boolean canBeUnset = !(setting.neutral() instanceof Neutral.Missing);
    if (setting.isStructure() || (canBeUnset && random.nextInt(4) == 0)) {
      return JsonValue.NULL;
    }
    List<JsonValue> legal = LEGAL.getOrDefault(setting, List.of());
    return legal.get(random.nextInt(legal.size()));
  }

  private static List<JsonValue> shortValues(Setting setting) {
    return Samples.legal(setting.type()).stream()
        .filter(value -> value.toString().length() <= MAX_LENGTH)
        .toList();
  }
}
