package io.github.poolkeeper.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.dynamodb.HistoryTables;
import io.github.poolkeeper.aws.lambda.RecordingContext;
import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.QueueMessage;
import io.github.poolkeeper.aws.sqs.Queues;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.InMemoryUserPools;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.apply.RecordedCallbacks;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.HostileMessages;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.intake.RejectRequest;
import io.github.poolkeeper.core.intake.TaskRoles;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.watch.OwnRoles;
import io.github.poolkeeper.core.watch.TakeObservation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Hostile messages through a real queue, the function, a real table and the queue of rejected
/// requests; what survives is applied to pools in memory.
@ExtendWith(Shared.class)
class HostileMessagesIT {
  private static final long SEED = Long.getLong("hostile.seed", 4711);
  private static final int MESSAGES = 80;

  /// A body that fills a message alone leaves no room for what is said of it.
  private static final int MOST_BYTES = 1_040_000;

  private final Queues queues;

  private final InMemoryUserPools pools = new InMemoryUserPools();
  private final RecordingContext context = new RecordingContext();
  private final InstantSource clock = InstantSource.system();
  private final ChangeIds ids = new ChangeIds(clock, new Random(1));
  private final String requests;
  private final String changes;
  private final String rejected;
  private final WholeHistory history;
  private final IntakeHandler handler;

  HostileMessagesIT(HistoryTables tables, Queues queues) {
    this.queues = queues;
    this.requests = queues.createFifo();
    this.changes = queues.createFifo();
    this.rejected = queues.createStandard();
    this.history = tables.history();
    this.handler =
        new IntakeHandler(
            acceptRequest(),
            new TakeObservation(
                (pool, _) -> {
                  throw new IllegalStateException("nobody has seen a write to " + pool);
                },
                new OwnRoles(Set.of()),
                history),
            new ObservationsQueueArn("arn:aws:sqs:::observations.fifo"),
            clock);
  }

  @Test
  void eachIsKeptAsItCameOrEndsAndNoneBlocksItsGroup() {
    Map<String, String> sent = new HashMap<>();
    messages().forEach(message -> queues.send(requests, "one-group", message.body()));
    drain(
        requests,
        message -> {
          sent.put(message.messageId(), message.body());
          assertThat(handle(message)).as(() -> "seed " + SEED + " " + context.log()).isEmpty();
        });
    int applied = apply();
    int kept = keptAsTheyCame(sent);

    assertThat(sent).hasSizeGreaterThan(MESSAGES * 3 / 4);
    assertThat(kept + applied).isEqualTo(sent.size());
    assertThat(applied).isPositive();
    assertThat(context.log()).hasSize(sent.size());
    assertThat(context.log()).allSatisfy(line -> assertThat(line.length()).isLessThan(2_000));
  }

  private int keptAsTheyCame(Map<String, String> sent) {
    Map<String, String> kept = new HashMap<>();
    drain(
        rejected,
        message -> {
          String id = attribute(message, "messageId");
          assertThat(attribute(message, "violations")).contains("path");
          assertThat(message.messageAttributes()).hasSizeLessThanOrEqualTo(10);
          kept.put(id, original(message));
        });
    kept.forEach((id, body) -> assertThat(body.equals(sent.get(id))).as(id).isTrue());
    return kept.size();
  }

  private static String attribute(Message message, String name) {
    return Optional.ofNullable(message.messageAttributes().get(name))
        .map(MessageAttributeValue::stringValue)
        .orElseThrow();
  }

  private static String original(Message message) {
    return message.messageAttributes().containsKey("encoding")
        ? new String(Base64.getDecoder().decode(message.body()), StandardCharsets.UTF_8)
        : message.body();
  }

  private int apply() {
    HostileMessages.POOLS.forEach(pool -> pools.put(pool, HostileMessages.pool()));
    ApplyChange applyChange =
        new ApplyChange(
            new ApplyPorts(pools, history, history, history, new RecordedCallbacks()),
            new ApplySettings(
                UnknownSettingsMode.CARRY, 1, Policies.ANYTHING_GOES, Duration.ofDays(3)),
            new ApplyClock(clock, ids, _ -> {}));
    return drain(
        changes,
        message -> {
          ChangesMessage change = (ChangesMessage) QueueMessage.parse(message.body());
          Outcome outcome = applyChange.apply(change.userPoolId(), change.changeId(), 1);
          assertThat(outcome).isInstanceOf(Outcome.Done.class);
          assertThat(history.find(change.userPoolId(), change.changeId()).orElseThrow().isEnded())
              .isTrue();
        });
  }

  /// Takes message by message until there is none, and says how many there were.
  private int drain(String queue, Consumer<Message> each) {
    int count = 0;
    for (List<Message> batch = queues.receive(queue);
        !batch.isEmpty();
        batch = queues.receive(queue)) {
      for (Message message : batch) {
        each.accept(message);
        queues.delete(queue, message);
        count++;
      }
    }
    return count;
  }

  private List<SQSBatchResponse.BatchItemFailure> handle(Message message) {
    SQSMessage delivered = new SQSMessage();
    delivered.setMessageId(message.messageId());
    delivered.setBody(message.body());
    delivered.setAttributes(message.attributesAsStrings());
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(delivered));
    return handler.handleRequest(event, context).getBatchItemFailures();
  }

  private static Stream<HostileMessages.Message> messages() {
    return new HostileMessages(SEED)
        .stream()
            .filter(m -> m.body().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES)
            .limit(MESSAGES);
  }

  private AcceptRequest acceptRequest() {
    return new AcceptRequest(
        new OpenChange(history, history, queues.changes(changes), ids, clock),
        new RejectRequest(
            history,
            history,
            queues.rejectedRequests(rejected),
            new RecordedCallbacks(),
            ids,
            clock),
        new TaskRoles(Set.of()));
  }
}
