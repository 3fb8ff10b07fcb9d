package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A valid change request: `docs/message.md` describes each member.
public record ChangeRequest(
    UserPoolId userPoolId,
    RequestId requestId,
    Action action,
    Conditions conditions,
    Explanation explanation,
    Optional<TaskToken> taskToken) {

  /// Whether both ask for the same. Who waits for the answer is no part of that: a Step Functions
  /// task that is tried again sends the same request with a token of its own.
  public boolean asksTheSameAs(ChangeRequest other) {
    return RequestCodec.encode(withoutToken()).equals(RequestCodec.encode(other.withoutToken()));
  }

  private ChangeRequest withoutToken() {
    return new ChangeRequest(
        userPoolId, requestId, action, conditions, explanation, Optional.empty());
  }

  /// `expect` is a partial document that the pool must contain when the change is applied.
  public record Conditions(Optional<JsonObject> expect, boolean dryRun) {}

  /// What the message says of itself; nothing of it is verified.
  public record Explanation(Optional<String> requestedBy, Optional<String> reason) {}
}
