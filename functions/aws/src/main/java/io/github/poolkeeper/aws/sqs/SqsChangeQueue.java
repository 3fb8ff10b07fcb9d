package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.AskedLooks;
import io.github.poolkeeper.core.watch.LookQueue;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A FIFO queue: the pool is the message group, so that its changes stay in order and other pools
/// go on. What is sent again for one occasion within five minutes arrives once; else every
/// submission arrives, because a change that is queued again on purpose must, and no harm is done
/// by what arrives twice.
final class SqsChangeQueue implements ChangeQueue, LookQueue, AskedLooks {
  private final SqsClient client;
  private final ChangesQueueUrl url;

  @Inject
  SqsChangeQueue(SqsClient client, ChangesQueueUrl url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public void submit(UserPoolId pool, ChangeId id) {
    send(pool, id, id + "." + UUID.randomUUID());
  }

  @Override
  public void submitAgain(UserPoolId pool, ChangeId id, String occasion) {
    send(pool, id, id + "." + occasion);
  }

  @Override
  public void look(UserPoolId pool, Seen seen) {
    send(pool, "look." + seen.eventId(), new LookMessage(pool, Optional.of(seen)).body());
  }

  @Override
  public void ask(UserPoolId pool, String occasion) {
    send(pool, "look." + occasion, new LookMessage(pool, Optional.empty()).body());
  }

  private void send(UserPoolId pool, ChangeId id, String deduplicationId) {
    send(pool, deduplicationId, new ChangesMessage(pool, id).body());
  }

  private void send(UserPoolId pool, String deduplicationId, String body) {
    client.sendMessage(
        message ->
            message
                .queueUrl(url.value())
                .messageGroupId(pool.value())
                .messageDeduplicationId(deduplicationId)
                .messageBody(body));
  }
}
