package io.github.poolkeeper.core.plan;

import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import io.github.poolkeeper.core.userpool.coupling.Warning;
import java.util.List;

/// What a request comes to on the pool as it stands.
public sealed interface Plan {

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
  }

  /// There is nothing to write.
  sealed interface Unwritten extends Plan {}

  /// The pool is as wanted already, but for what remains.
  record Nothing(List<Remainder> remains) implements Unwritten {
    public Nothing {
      remains = List.copyOf(remains);
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
