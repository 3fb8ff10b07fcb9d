package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Violation;
import java.util.List;

/// What became of a submitted request.
public sealed interface Acceptance {
  /// It is on record and in the queue.
  record Accepted(ChangeRecord record) implements Acceptance {}

  /// It was there before; a change that was still waiting has been queued again.
  record Repeated(ChangeRecord existing) implements Acceptance {}

  /// It will not be carried out.
  record Rejected(List<Violation> violations) implements Acceptance {
    public Rejected {
      violations = List.copyOf(violations);
    }
  }
}
