package io.github.poolkeeper.core.plan;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import io.github.poolkeeper.core.userpool.coupling.Warning;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/// What a request comes to on the pool as it stands.
public sealed interface Plan {
  /// Over what was asked for and every value that a plan touches, before and after.
  ///
  /// @param asked one member, named after its kind, as the record shows it
  static Fingerprint hash(JsonObject asked, List<Difference> differences) {
    JsonArrayBuilder touched = JsonValues.array();
    for (Difference difference : differences) {
      JsonObjectBuilder json = JsonValues.object().add("path", difference.path().toString());
      difference.before().ifPresent(value -> json.add("before", value));
      difference.after().ifPresent(value -> json.add("after", value));
      touched.add(json);
    }
    return Fingerprint.of(JsonValues.object(asked).add("differences", touched).build());
  }

  /// There is something to write: `after` is the whole configuration, as Cognito will print it when
  /// it has taken its normal form.
  /// `remains` is what an earlier state had otherwise and this does not bring back; of `warnings`
  /// nobody knows whether Cognito takes them.
  record Write(
      Configuration before,
      Configuration after,
      List<Adjustment> adjustments,
      List<Remainder> remains,
      List<Warning> warnings)
      implements Plan {
    public Write {
      adjustments = List.copyOf(adjustments);
      remains = List.copyOf(remains);
      warnings = List.copyOf(warnings);
    }

    public List<Difference> differences() {
      return before.normalForm().differencesTo(after.normalForm());
    }

    public Fingerprint hash(Action action) {
      return Plan.hash(RequestCodec.encode(action), differences());
    }

    /// What applying the plan would mean.
    ///
    /// @param hash by which the plan is known
    /// @param calls the operations that writing it takes, in their order
    public Forecast forecast(Fingerprint hash, List<String> calls) {
      return new Forecast(calls, hash, undo(), warnings);
    }

    private Forecast.Undo undo() {
      return switch (Planner.rollback(after, before, after, OnConflict.REFUSE, Optional.empty())) {
        case Plan.Write back -> new Forecast.Undo.Possible(back.remains());
        case Plan.Nothing nothing -> new Forecast.Undo.Possible(nothing.remains());
        case Plan.Wrong wrong -> new Forecast.Undo.Impossible(wrong.violations());
        case Plan.InConflict conflict ->
            throw new IllegalStateException("a state is in conflict with itself: " + conflict);
      };
    }
  }

  /// There is nothing to write.
  sealed interface Unwritten extends Plan {}

  /// The pool is as wanted already, but for what remains.
  record Nothing(List<Remainder> remains) implements Unwritten {
    public Nothing {
      remains = List.copyOf(remains);
    }

    /// Over what touches nothing.
    public Fingerprint hash(Action action) {
      return Plan.hash(RequestCodec.encode(action), List.of());
    }
  }

  /// The request is wrong on this pool.
  record Wrong(List<Violation> violations) implements Unwritten {
    public Wrong {
      violations = List.copyOf(violations);
    }
  }

  /// The pool is not as the request expects it.
  record InConflict(List<Conflict> conflicts) implements Unwritten {
    public InConflict {
      conflicts = List.copyOf(conflicts);
    }
  }
}
