package io.github.poolkeeper.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@ExtendWith(Shared.class)
class ChangesQueueIT {
  private static final UserPoolId POOL = new UserPoolId("eu-west-1_AbCdEf123");
  private static final UserPoolId OTHER_POOL = new UserPoolId("eu-west-1_Other");
  private static final ChangeId FIRST = new ChangeId("0195e5a0-0000-7000-8000-000000000001");
  private static final ChangeId SECOND = new ChangeId("0195e5a0-0000-7000-8000-000000000002");
  private static final ChangeId THIRD = new ChangeId("0195e5a0-0000-7000-8000-000000000003");

  private final Queues queues;
  private final String url;
  private final SqsChangeQueue queue;
  private final SqsRedelivery redelivery;

  ChangesQueueIT(Queues queues) {
    this.queues = queues;
    this.url = queues.createFifo();
    this.queue = new SqsChangeQueue(queues.client(), new ChangesQueueUrl(url));
    this.redelivery = new SqsRedelivery(queues.client(), new ChangesQueueUrl(url));
  }

  @Test
  void sendsAChangeInItsPoolsGroup() {
    queue.submit(POOL, FIRST);

    Message message = queues.receive(url).getFirst();
    assertThat(QueueMessage.parse(message.body())).isEqualTo(new ChangesMessage(POOL, FIRST));
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, POOL.value());
  }

  @Test
  void sendsAChangeAgainThatIsSubmittedAgainWithinTheFiveMinutesOfDeduplication() {
    queue.submit(POOL, FIRST);
    queue.submit(POOL, FIRST);
    queue.submit(POOL, SECOND);
    assertThat(changes(queues.receive(url))).containsExactly(FIRST, FIRST, SECOND);
  }

  @Test
  void sendsAChangeAgainForEachOccasionOnce() {
    queue.submit(POOL, FIRST);
    queue.submitAgain(POOL, FIRST, "version-3");
    queue.submitAgain(POOL, FIRST, "version-3");
    queue.submitAgain(POOL, FIRST, "due-2026-01-31T12:00:00Z");
    assertThat(changes(queues.receive(url))).containsExactly(FIRST, FIRST, FIRST);
  }

  @Test
  void bringsAChangeBackAfterTheTime() {
    queue.submit(POOL, FIRST);
    String receipt = queues.receive(url).getFirst().receiptHandle();
    assertThat(queues.receive(url)).isEmpty();

    redelivery.delay(receipt, Duration.ZERO);

    assertThat(changes(queues.await(url))).containsExactly(FIRST);
  }

  @Test
  void waitsNoLongerThanSqsCan() {
    queue.submit(POOL, FIRST);
    Message message = queues.receive(url).getFirst();
    redelivery.delay(message.receiptHandle(), Duration.ofDays(2));
    assertThat(queues.receive(url)).isEmpty();
  }

  @Test
  void holdsBackThePoolsLaterChangesAndNoOthers() {
    queue.submit(POOL, FIRST);
    redelivery.delay(queues.receive(url).getFirst().receiptHandle(), Duration.ofMinutes(10));
    queue.submit(POOL, SECOND);
    queue.submit(OTHER_POOL, THIRD);
    assertThat(changes(queues.receive(url))).containsExactly(THIRD);
  }

  private static List<ChangeId> changes(List<Message> messages) {
    return messages.stream()
        .map(m -> ((ChangesMessage) QueueMessage.parse(m.body())).changeId())
        .toList();
  }
}
