package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.coupling.Warning;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;

/// A forecast as JSON, in store and for people alike: `{calls, hash, undo, warnings}`, where `undo`
/// is `{possible, remains}` or `{possible, violations}`. Older ones have no warnings.
final class ForecastCodec {
  private ForecastCodec() {}

  static JsonObject encode(Forecast forecast) {
    return JsonValues.object()
        .add("calls", JsonValues.array(forecast.calls()))
        .add("hash", forecast.hash().hex())
        .add("undo", encode(forecast.undo()))
        .add("warnings", StateCodec.array(forecast.warnings(), ForecastCodec::encode))
        .build();
  }

  static Forecast decode(JsonObject json) {
    return new Forecast(
        json.getJsonArray("calls").getValuesAs(JsonString::getString),
        new Fingerprint(json.getString("hash")),
        undo(json.getJsonObject("undo")),
        json.containsKey("warnings")
            ? StateCodec.list(json, "warnings", ForecastCodec::warning)
            : List.of());
  }

  private static JsonObject encode(Warning warning) {
    return JsonValues.object()
        .add("path", warning.path().toString())
        .add("message", warning.message())
        .build();
  }

  private static Warning warning(JsonObject json) {
    return new Warning(Pointer.parse(json.getString("path")), json.getString("message"));
  }

  private static JsonObjectBuilder encode(Forecast.Undo undo) {
    JsonObjectBuilder json = JsonValues.object();
    return switch (undo) {
      case Forecast.Undo.Possible possible ->
          json.add("possible", true).add("remains", AttemptCodec.remains(possible.remains()));
      case Forecast.Undo.Impossible impossible ->
          json.add("possible", false)
              .add("violations", StateCodec.array(impossible.because(), StateCodec::encode));
    };
  }

  private static Forecast.Undo undo(JsonObject json) {
    return json.getBoolean("possible")
        ? new Forecast.Undo.Possible(StateCodec.list(json, "remains", AttemptCodec::remainder))
        : new Forecast.Undo.Impossible(StateCodec.list(json, "violations", StateCodec::violation));
  }
}
