package io.github.poolkeeper.core.change;

import java.util.Optional;

/// Why there is a change record.
public sealed interface Cause {

  /// Somebody asked. `sender` is the identity that AWS verified, where it is known: SQS's
  /// `SenderId`, or the HTTP caller's.
  record Requested(ChangeRequest request, Optional<String> sender) implements Cause {}

  /// Somebody asked in a way that could not be read as a request; the original is on
  /// `rejected-requests`.
  record Unreadable(
      RequestId requestId, Optional<String> sender, ChangeRequest.Explanation explanation)
      implements Cause {}

  /// Nobody asked: the pool was changed by other means, or is seen for the first time.
  record External() implements Cause {}
}
