package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// A request that somebody has sent: to the queue of change requests, which gives it to intake
/// until it is taken, or over HTTP, and nobody sends it again.
///
/// @param group the pool, as careful senders do
record Sent(String messageId, UserPoolId group, String body, Parsed parsed, boolean isCall) {
  static Sent message(String messageId, UserPoolId group, String body) {
    return new Sent(messageId, group, body, parsed(messageId, body), false);
  }

  static Sent call(String id, UserPoolId pool, String body) {
    return new Sent(id, pool, body, parsed(id, body), true);
  }

  private static Parsed parsed(String id, String body) {
    return RequestMessage.read(body, new RequestId(id)).parsed();
  }
}
