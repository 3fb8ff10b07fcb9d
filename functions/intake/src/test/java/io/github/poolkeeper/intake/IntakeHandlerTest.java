package io.github.poolkeeper.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import io.github.poolkeeper.aws.lambda.RecordingContext;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.intake.RejectRequest;
import io.github.poolkeeper.core.intake.Submission;
import io.github.poolkeeper.core.intake.TaskRoles;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.OwnRoles;
import io.github.poolkeeper.core.watch.TakeObservation;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeHandlerTest {
  private static final InstantSource CLOCK = () -> Instant.parse("2026-01-01T00:00:00Z");
  private static final UserPoolId POOL = new UserPoolId("us-east-1_Example01");
  private static final String OBSERVATIONS = "arn:aws:sqs:eu-central-2:123456789012:o.fifo";

  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  private final List<Submission> kept = new ArrayList<>();
  private final RecordingContext context = new RecordingContext();
  private final Map<UserPoolId, Seen> looks = new HashMap<>();
  private final IntakeHandler handler =
      new IntakeHandler(
          acceptRequest(),
          new TakeObservation(looks::put, new OwnRoles(Set.of("AROAEXAMPLEAPPLY00005")), history),
          new ObservationsQueueArn(OBSERVATIONS),
          CLOCK);

  @Test
  void opensWhatIsARequestAndKeepsWhatIsNot() {
    SQSBatchResponse response = handler.handleRequest(event(), context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(queue.sent()).hasSize(1);
    assertThat(kept).hasSize(1);
  }

  @Test
  void hasAPoolLookedAtThatSomebodyHasWrittenTo() throws IOException {
    handler.handleRequest(observation("01-in-the-console", OBSERVATIONS), context);

    assertThat(looks).containsOnlyKeys(new UserPoolId("eu-central-2_Example01"));
    assertThat(looks.values())
        .extracting(seen -> seen.who().words())
        .containsExactly("eve.adams@example.com");
    assertThat(context.log().getLast()).contains("\"outcome\":\"look\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05-poolkeeper-itself",
        "07-a-refused-call",
        "08-too-large-to-be-recorded",
        "09-somebody-signs-in"
      })
  void looksAtNothingForWhatIsNoWriteOfOthers(String name) throws IOException {
    SQSBatchResponse response = handler.handleRequest(observation(name, OBSERVATIONS), context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(looks).isEmpty();
    assertThat(context.log().getLast()).contains("\"outcome\":\"dropped\"");
  }

  /// It may have been to any pool.
  @Test
  void keepsWhenSomebodyWroteToAPoolThatIsNotSaid() throws IOException {
    handler.handleRequest(observation("01-in-the-console", OBSERVATIONS), context);
    assertThat(history.lastUnplacedCall()).isEmpty();

    handler.handleRequest(observation("08-too-large-to-be-recorded", OBSERVATIONS), context);
    assertThat(history.lastUnplacedCall()).isPresent();
  }

  /// Whoever may ask for changes has nothing looked at, and lays nothing on anybody.
  @Test
  void takesNothingForAnObservationThatComesAsARequest() throws IOException {
    handler.handleRequest(observation("01-in-the-console", "arn:aws:sqs:::requests.fifo"), context);

    assertThat(looks).isEmpty();
    assertThat(kept).hasSize(1);
  }

  @Test
  void takesTheSenderThatSqsVerified() {
    SQSEvent event = event();

    handler.handleRequest(event, context);

    ChangeRecord record = history.allByRequest(POOL, new RequestId("HARBOUR-101")).getFirst();
    assertThat(record.sender().map(Identity::value))
        .contains(event.getRecords().getFirst().getAttributes().get("SenderId"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AIDAONE                 | [AIDAONE]
          AIDAONE AROATWO:ines    | [AIDAONE, AROATWO:ines]
          AIDAONE  AIDAONE AIDATWO| [AIDAONE, AIDATWO]
          AIDAONE AIDATWO AIDAONE | [AIDATWO, AIDAONE]
          ''                      | []
          """)
  void takesWhoSentADeadLetterBefore(String attribute, String senders) {
    SQSEvent event = event();
    MessageAttribute earlier = new MessageAttribute();
    earlier.setStringValue(attribute);
    event.getRecords().getFirst().setMessageAttributes(Map.of("earlierSenders", earlier));

    handler.handleRequest(event, context);

    ChangeRecord record = history.allByRequest(POOL, new RequestId("HARBOUR-101")).getFirst();
    Cause.Requested asked = (Cause.Requested) record.cause();
    assertThat(asked.earlierSenders()).hasToString(senders);
  }

  /// Whoever sends a request can make up as many as there is room for, themselves the first of
  /// them; who sent it, redrive adds.
  @ParameterizedTest
  @ValueSource(strings = {"AIDAMADEUP AIDAMADEUP ", "AIDAREAL "})
  void keepsTheLastOfManyEarlierSenders(String first) {
    SQSEvent event = event();
    MessageAttribute earlier = new MessageAttribute();
    earlier.setStringValue(first + many() + "AIDAREAL");
    event.getRecords().getFirst().setMessageAttributes(Map.of("earlierSenders", earlier));

    handler.handleRequest(event, context);

    ChangeRecord record = history.allByRequest(POOL, new RequestId("HARBOUR-101")).getFirst();
    assertThat(record.requesters()).contains(new Identity("AIDAREAL")).hasSizeLessThan(30);
  }

  private static String many() {
    return IntStream.range(0, 1000).mapToObj(i -> "AIDA" + i + " ").collect(Collectors.joining());
  }

  @Test
  void leavesAMessageInTheQueueThatItCouldNotPassOn() {
    queue.breakDown();
    SQSEvent event = event();

    SQSBatchResponse response = handler.handleRequest(event, context);

    assertThat(response.getBatchItemFailures().getFirst().getItemIdentifier())
        .isEqualTo(event.getRecords().getFirst().getMessageId());
    assertThat(context.log()).anySatisfy(line -> assertThat(line).contains("the queue is away"));
  }

  @Test
  void logsALineAMessageWithoutItsBody() {
    handler.handleRequest(event(), context);

    assertThat(context.log()).hasSize(2);
    assertThat(context.log()).noneSatisfy(line -> assertThat(line).contains("MinimumLength"));
  }

  @Test
  void leavesNothingBehindOfASchedule() throws IOException {
    SQSEvent event = event();
    event.setRecords(event.getRecords().subList(0, 1));
    event
        .getRecords()
        .getFirst()
        .setBody(Files.readString(Path.of("../../events/eventbridge/schedule.json")));

    assertThat(handler.handleRequest(event, context).getBatchItemFailures()).isEmpty();

    assertThat(history.ledger()).isEmpty();
    assertThat(queue.sent()).isEmpty();
    assertThat(kept).isEmpty();
    assertThat(context.log()).singleElement().asString().contains("\"outcome\":\"schedule\"");
  }

  @Test
  void keepsWhatOnlyLooksLikeASchedule() {
    SQSEvent event = event();
    event.setRecords(event.getRecords().subList(0, 1));
    event
        .getRecords()
        .getFirst()
        .setBody(
            """
            {"source": "aws.events", "detail-type": "Scheduled Event", "detail": {"change": {}}}
            """);

    handler.handleRequest(event, context);

    assertThat(kept).hasSize(1);
  }

  private static SQSEvent event() {
    return EventLoader.loadSQSEvent("../../events/lambda/intake-sqs-event.json");
  }

  private AcceptRequest acceptRequest() {
    ChangeIds ids = new ChangeIds(CLOCK, new Random(1));
    return new AcceptRequest(
        new OpenChange(history, history, queue, ids, CLOCK),
        new RejectRequest(history, history, (s, _) -> kept.add(s), new NoCallbacks(), ids, CLOCK),
        new TaskRoles(Set.of()));
  }

  private static final class NoCallbacks implements Callbacks {
    @Override
    public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
      throw new AssertionError("nobody waits");
    }

    @Override
    public Optional<ApiError> failed(TaskToken token, String error, String cause) {
      throw new AssertionError("nobody waits");
    }
  }

  private static SQSEvent observation(String name, String queueArn) throws IOException {
    SQSEvent event = event();
    SQSEvent.SQSMessage message = event.getRecords().getFirst();
    message.setBody(Files.readString(Path.of("../../events/cloudtrail", name + ".json")));
    message.setEventSourceArn(queueArn);
    event.setRecords(List.of(message));
    return event;
  }
}
