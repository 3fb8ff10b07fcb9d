package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.coupling.Warning;
import java.util.List;

/// What applying a plan would mean.
///
/// @param calls the operations that would be called, in their order
/// @param hash by which a request can hold on to the plan ([Review#planHash])
/// @param warnings of what Cognito may refuse or ignore
public record Forecast(List<String> calls, Fingerprint hash, Undo undo, List<Warning> warnings) {
  public Forecast {
    calls = List.copyOf(calls);
    warnings = List.copyOf(warnings);
  }

  /// Whether a rollback could undo it.
  public sealed interface Undo {
    /// But for what remains.
    record Possible(List<Remainder> remains) implements Undo {
      public Possible {
        remains = List.copyOf(remains);
      }
    }

    /// The earlier state is none that Cognito would take again.
    record Impossible(List<Violation> because) implements Undo {
      public Impossible {
        because = List.copyOf(because);
      }
    }
  }
}
