package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;

/// What Poolkeeper sets out to write, as JSON: `{before, after, adjustments, remains, startedAt}`
/// in store; people see the adjustments as `alsoSets`, and what remains where something does.
final class AttemptCodec {
  private AttemptCodec() {}

  static JsonObject encode(Attempt attempt) {
    return JsonValues.object()
        .add("before", attempt.before().hex())
        .add("after", attempt.after().hex())
        .add("adjustments", StateCodec.array(attempt.adjustments(), AttemptCodec::encode))
        .add("remains", remains(attempt.remains()))
        .add("startedAt", attempt.startedAt().toString())
        .build();
  }

  static Attempt decode(JsonObject json) {
    return new Attempt(
        new Fingerprint(json.getString("before")),
        new Fingerprint(json.getString("after")),
        StateCodec.list(json, "adjustments", AttemptCodec::adjustment),
        StateCodec.list(json, "remains", AttemptCodec::remainder),
        Instant.parse(json.getString("startedAt")));
  }

  static JsonObject show(Attempt attempt) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("startedAt", attempt.startedAt().toString())
            .add("before", attempt.before().hex())
            .add("after", attempt.after().hex())
            .add("alsoSets", StateCodec.array(attempt.adjustments(), AttemptCodec::show));
    showRemains(json, attempt.remains());
    return json.build();
  }

  /// Where there is anything.
  static void showRemains(JsonObjectBuilder json, List<Remainder> remains) {
    if (!remains.isEmpty()) {
      json.add("remains", remains(remains));
    }
  }

  static JsonArrayBuilder remains(List<Remainder> remains) {
    return StateCodec.array(remains, AttemptCodec::encode);
  }

  static JsonObject encode(Remainder remainder) {
    return JsonValues.object()
        .add("path", remainder.path().toString())
        .add("because", remainder.because())
        .build();
  }

  static Remainder remainder(JsonObject json) {
    return new Remainder(Pointer.parse(json.getString("path")), json.getString("because"));
  }

  private static JsonObject encode(Adjustment adjustment) {
    return JsonValues.object()
        .add("coupling", adjustment.coupling())
        .add("path", adjustment.path().toString())
        .add("because", adjustment.because())
        .build();
  }

  private static JsonObject show(Adjustment adjustment) {
    return JsonValues.object()
        .add("path", adjustment.path().toString())
        .add("coupling", adjustment.coupling())
        .add("because", adjustment.because())
        .build();
  }

  private static Adjustment adjustment(JsonObject json) {
    return new Adjustment(
        json.getString("coupling"),
        Pointer.parse(json.getString("path")),
        json.getString("because"));
  }
}
