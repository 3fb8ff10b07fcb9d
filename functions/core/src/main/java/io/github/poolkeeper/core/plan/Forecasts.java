package io.github.poolkeeper.core.plan;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/// Says beforehand what applying a plan would mean.
public final class Forecasts {
  private Forecasts() {}

  /// What the plan of a request would mean.
  ///
  /// @param calls the operations that writing the plan takes, in their order
  public static Forecast of(Action action, Plan.Write plan, List<String> calls) {
    return new Forecast(calls, hash(action, plan.differences()), undo(plan), plan.warnings());
  }

  /// Over what was asked for and every value that it touches, before and after.
  public static Fingerprint hash(Action action, List<Difference> differences) {
    JsonArrayBuilder touched = JsonValues.array();
    for (Difference difference : differences) {
      JsonObjectBuilder json = JsonValues.object().add("path", difference.path().toString());
      difference.before().ifPresent(value -> json.add("before", value));
      difference.after().ifPresent(value -> json.add("after", value));
      touched.add(json);
    }
    return Fingerprint.of(
        JsonValues.object(RequestCodec.encode(action)).add("differences", touched).build());
  }

  private static Forecast.Undo undo(Plan.Write plan) {
    return switch (Planner.rollback(
        plan.after(), plan.before(), plan.after(), OnConflict.REFUSE, Optional.empty())) {
      case Plan.Write back -> new Forecast.Undo.Possible(back.remains());
      case Plan.Nothing nothing -> new Forecast.Undo.Possible(nothing.remains());
      case Plan.Wrong wrong -> new Forecast.Undo.Impossible(wrong.violations());
      case Plan.InConflict conflict ->
          throw new IllegalStateException("a state is in conflict with itself: " + conflict);
    };
  }
}
