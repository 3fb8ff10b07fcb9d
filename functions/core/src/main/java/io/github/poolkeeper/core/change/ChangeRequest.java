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

  /// `expect` is a partial document that the pool must contain when the change is applied.
  public record Conditions(Optional<JsonObject> expect, boolean dryRun) {}

  /// What the message says of itself; nothing of it is verified.
  public record Explanation(Optional<String> requestedBy, Optional<String> reason) {}
}
