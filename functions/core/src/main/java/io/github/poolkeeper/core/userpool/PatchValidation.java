package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a partial configuration against [Settings]: unknown names, read-only settings, wrong
/// types, values out of range, `null` where nothing says "none". It finds everything at once and
/// guesses nothing. Only what people write is held against it, never what Cognito describes.
public final class PatchValidation {
  private final List<Violation> found = new ArrayList<>();

  private PatchValidation() {}

  /// Everything that is wrong with a patch, each with its pointer into the patch.
  public static List<Violation> of(JsonObject patch) {
    PatchValidation validation = new PatchValidation();
    validation.members(Pointer.ROOT, patch);
    validation.contradictions(patch);
    validation.withdrawnTrigger(patch);
    return List.copyOf(validation.found);
  }

  private void members(Pointer parent, JsonObject patch) {
    patch.forEach((name, value) -> member(parent.child(name), value));
  }

  private void member(Pointer path, JsonValue value) {
    Optional<Setting> setting = Settings.at(path);
    if (setting.isEmpty()) {
      violated(path, UnknownSetting.message(path));
      return;
    }
    switch (setting.get().access()) {
      case Access.ReadOnly readOnly ->
          violated(path, setting.get().name() + " cannot be changed: " + readOnly.because());
      case Access.Writable _ -> writable(setting.get(), value);
    }
  }

  private void writable(Setting setting, JsonValue value) {
    if (JsonValue.NULL.equals(value)) {
      if (setting.neutral() instanceof Neutral.Missing missing) {
        violated(setting.path(), setting.name() + " cannot be unset: " + missing.because());
      }
      return;
    }
    if (setting.isStructure() && value instanceof JsonObject object) {
      members(setting.path(), object);
      return;
    }
    found.addAll(ValueRange.violations(setting.type(), setting.path(), value));
  }

  /// Parts of a structure may stand on either side: they are held together after the merge.
  private void contradictions(JsonObject patch) {
    for (Twin twin : Twin.all()) {
      Optional<JsonValue> first = twin.first().in(patch);
      Optional<JsonValue> second = twin.second().in(patch);
      if (first.isPresent()
          && second.isPresent()
          && !(first.get() instanceof JsonObject && second.get() instanceof JsonObject)
          && !Equivalence.EXACT.same(twin.first(), first.get(), second.get())) {
        violated(
            twin.first(), "is one setting with " + twin.second() + "; give both the same value");
      }
    }
  }

  /// A trigger that is set under its older name and removed under the newer one.
  private void withdrawnTrigger(JsonObject patch) {
    Pointer older = Twin.PRE_TOKEN_GENERATION.first();
    Pointer trigger = Twin.PRE_TOKEN_GENERATION.second().parent();
    if (older.in(patch).filter(arn -> !JsonValue.NULL.equals(arn)).isPresent()
        && trigger.in(patch).filter(JsonValue.NULL::equals).isPresent()) {
      violated(older, "is one setting with " + trigger + "; set it or remove it, not both");
    }
  }

  private void violated(Pointer path, String message) {
    found.add(new Violation(path, message));
  }
}
