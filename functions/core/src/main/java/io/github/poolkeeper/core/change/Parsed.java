package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Optional;

/// What a text turned out to be.
public sealed interface Parsed {

  record Valid(ChangeRequest request) implements Parsed {}

  /// Not a request: everything that is wrong with it, and the pool, the request id and the waiting
  /// task that it names, as far as they can be read.
  record Invalid(
      List<Violation> violations,
      Optional<UserPoolId> userPoolId,
      Optional<RequestId> requestId,
      Optional<TaskToken> taskToken)
      implements Parsed {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
