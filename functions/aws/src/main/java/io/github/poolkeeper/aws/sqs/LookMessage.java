package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.SeenCodec;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.util.Optional;

/// A message on the queue of changes that asks for a look at a pool, `{"look": {"userPoolId",
/// "seen"?}}`.
///
/// @param seen that somebody has written to it; else somebody wants to know
public record LookMessage(UserPoolId userPoolId, Optional<Seen> seen) implements QueueMessage {
  static final String LOOK = "look";
  private static final String USER_POOL_ID = "userPoolId";
  private static final String SEEN = "seen";

  static QueueMessage read(JsonObject look) {
    try {
      return new LookMessage(
          new UserPoolId(look.getString(USER_POOL_ID)),
          look.containsKey(SEEN)
              ? Optional.of(SeenCodec.decode(look.getJsonObject(SEEN)))
              : Optional.empty());
    } catch (NullPointerException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException e) {
      // The first two are how jakarta.json says that a member is missing or of another type.
      return new Unreadable("expected a user pool's id and what was seen: " + e.getMessage());
    }
  }

  public String body() {
    JsonObjectBuilder look = JsonValues.object().add(USER_POOL_ID, userPoolId.value());
    seen.ifPresent(one -> look.add(SEEN, SeenCodec.encode(one)));
    return JsonValues.object().add(LOOK, look).build().toString();
  }
}
