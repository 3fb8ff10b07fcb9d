package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// A message that somebody has sent to the queue of change requests.
///
/// @param group the pool, as careful senders do
record Sent(String messageId, UserPoolId group, String body, Parsed parsed) {
  static Sent of(String messageId, UserPoolId group, String body) {
    RequestId ownId = new RequestId(messageId);
    return new Sent(messageId, group, body, RequestMessage.read(body, ownId).parsed());
  }
}
