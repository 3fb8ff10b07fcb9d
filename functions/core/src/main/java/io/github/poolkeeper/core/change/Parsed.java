package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Optional;

/// What a text turned out to be.
public sealed interface Parsed {

  record Valid(ChangeRequest request) implements Parsed {}

  /// Not a request: everything that is wrong with it, and what could be read of it all the same.
  record Invalid(List<Violation> violations, Fragments fragments) implements Parsed {
    public Invalid {
      violations = Violation.keepable(violations);
    }
  }

  /// The members of an invalid request that are valid by themselves.
  record Fragments(
      Optional<UserPoolId> userPoolId,
      Optional<RequestId> requestId,
      ChangeRequest.Explanation explanation,
      Optional<TaskToken> taskToken) {

    /// All of them.
    public static Fragments of(ChangeRequest request) {
      return new Fragments(
          Optional.of(request.userPoolId()),
          Optional.of(request.requestId()),
          request.explanation(),
          request.taskToken());
    }

    public Fragments withoutToken() {
      return new Fragments(userPoolId, requestId, explanation, Optional.empty());
    }

    public static final Fragments NONE =
        new Fragments(
            Optional.empty(),
            Optional.empty(),
            new ChangeRequest.Explanation(Optional.empty(), Optional.empty()),
            Optional.empty());
  }
}
