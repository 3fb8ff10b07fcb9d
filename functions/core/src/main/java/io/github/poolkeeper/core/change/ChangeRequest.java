package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
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

  /// `expect` is a partial document that the pool must contain when the change is applied, and
  /// `planHash` the hash that its plan must have then ([Review#planHash]).
  public record Conditions(
      Optional<JsonObject> expect, Optional<Fingerprint> planHash, boolean dryRun, Window window) {
    public Conditions(Optional<JsonObject> expect, boolean dryRun) {
      this(expect, Optional.empty(), dryRun, Window.ANY_TIME);
    }
  }

  /// When the change may be applied: not before the one, and not after the other.
  public record Window(Optional<Instant> notBefore, Optional<Instant> notAfter) {
    public static final Window ANY_TIME = new Window(Optional.empty(), Optional.empty());

    public boolean isYetToOpen(Instant now) {
      return notBefore.filter(now::isBefore).isPresent();
    }

    public boolean hasClosed(Instant now) {
      return notAfter.filter(now::isAfter).isPresent();
    }
  }

  /// What the message says of itself; nothing of it is verified.
  public record Explanation(Optional<String> requestedBy, Optional<String> reason) {}
}
