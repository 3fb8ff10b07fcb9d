package io.github.poolkeeper.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import io.github.poolkeeper.aws.cognito.CognitoTraffic;
import io.github.poolkeeper.aws.dynamodb.WeakeningFinds;
import io.github.poolkeeper.aws.lambda.RecordingContext;
import io.github.poolkeeper.aws.sqs.LookMessage;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.change.Via;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.LookAtEveryPool;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyHandlerTest {
  private static final UserPoolId POOL = new UserPoolId("us-east-1_Example01");

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final OnePool pool = new OnePool();
  private final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  private final List<UserPoolId> asked = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final RecordingContext context = new RecordingContext();
  private final ApplyHandler handler =
      new ApplyHandler(
          applyChange(),
          new LookAtPool(pool, history, history, Policy.builtIn(), time()),
          new LookSender("AROAINTAKE"),
          new WakeDueChanges(history, history, queue, clock),
          new LookAtEveryPool(
              history,
              (id, _) -> asked.add(id),
              LookAtEveryPool.Pace.of(Duration.ofDays(1)),
              clock,
              _ -> {}),
          (_, time) -> delays.add(time),
          new CognitoTraffic(),
          new WeakeningFinds(),
          clock);

  @Test
  void appliesTheChangeThatTheMessageNames() {
    SQSEvent event = event();
    ChangeId id = open(event);

    SQSBatchResponse response = handler.handleRequest(event, context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(history.find(POOL, id).orElseThrow().state())
        .isInstanceOf(ChangeState.Applied.class);
    assertThat(context.log()).singleElement().asString().contains("APPLIED", id.value());
  }

  /// As the event has it: known outside of the table, also where the message comes once more.
  @Test
  void logsTheDigestOfTheRevisionThatAChangeHasMade() {
    SQSEvent event = event();
    open(event);

    handler.handleRequest(event, context);
    handler.handleRequest(event, context);

    String digest = history.head(POOL).flatMap(Revision::digest).orElseThrow().hex();
    assertThat(context.log())
        .hasSize(2)
        .allMatch(line -> line.contains("\"digest\":\"" + digest + "\""));
  }

  @Test
  void looksForChangesWhoseTimeHasComeWhenTheScheduleSaysSo() {
    SQSEvent event = event();
    event
        .getRecords()
        .getFirst()
        .setBody("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}");

    assertThat(handler.handleRequest(event, context).getBatchItemFailures()).isEmpty();
    assertThat(context.log()).singleElement().asString().contains("schedule", "\"sent\":0");
  }

  @Test
  void hasPoolsLookedAtWhoseTurnItIsWhenTheScheduleSaysSo() {
    SQSEvent event = event();
    open(event);
    handler.handleRequest(event, context);
    event
        .getRecords()
        .getFirst()
        .setBody("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}");

    handler.handleRequest(event, context);

    assertThat(asked).containsExactly(POOL);
    assertThat(context.log().getLast()).contains("\"looks\":1");
  }

  private SQSEvent appliedAndThenChangedByHand() {
    SQSEvent event = event();
    open(event);
    handler.handleRequest(event, context);
    now = now.plusSeconds(60);
    pool.document = JsonText.parse("{\"PoolName\":\"staff\"}").asJsonObject();
    return event;
  }

  @Test
  void looksAtAPoolThatSomebodyHasWrittenTo() {
    SQSEvent event = appliedAndThenChangedByHand();

    SQSBatchResponse response = handler.handleRequest(look(event), context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    ChangeId found = history.head(POOL).orElseThrow().madeBy();
    assertThat(history.of(POOL, found)).extracting(Note::occasion).containsExactly("call event-1");
    assertThat(context.log().getLast()).contains("\"outcome\":\"found\"", found.value());
  }

  @Test
  void looksAgainLaterWhereThePoolCannotBeReadNow() {
    SQSEvent event = event();
    open(event);
    handler.handleRequest(event, context);
    pool.interrupted = true;

    assertThat(handler.handleRequest(look(event), context).getBatchItemFailures()).hasSize(1);
    assertThat(delays).hasSize(1);
  }

  /// Whoever may send to the queue could lay a change on somebody else.
  @Test
  void looksAtNothingForAnybodyButIntake() {
    SQSEvent event = event();
    open(event);
    handler.handleRequest(event, context);
    pool.document = JsonText.parse("{\"PoolName\":\"staff\"}").asJsonObject();
    SQSEvent forged = look(event);
    forged.getRecords().getFirst().getAttributes().put("SenderId", "AROAOTHER:intake");

    assertThat(handler.handleRequest(forged, context).getBatchItemFailures()).isEmpty();
    assertThat(history.head(POOL).orElseThrow().number()).isEqualTo(2);
    assertThat(context.log().getLast()).contains("refused");
  }

  /// Nobody is named: nothing can be laid on anybody.
  @Test
  void looksForAnybodyWhoHasSeenNobody() {
    SQSEvent event = appliedAndThenChangedByHand();
    SQSEvent asked = look(event);
    asked.getRecords().getFirst().setBody(new LookMessage(POOL, Optional.empty()).body());
    asked.getRecords().getFirst().getAttributes().put("SenderId", "AROAHISTORY:history");

    assertThat(handler.handleRequest(asked, context).getBatchItemFailures()).isEmpty();

    ChangeId found = history.head(POOL).orElseThrow().madeBy();
    assertThat(history.of(POOL, found)).isEmpty();
    assertThat(context.log().getLast()).contains("\"outcome\":\"found\"", found.value());
  }

  private SQSEvent look(SQSEvent event) {
    Seen seen =
        new Seen(
            "event-1",
            now,
            "UpdateUserPool",
            new Actor("AIDAEVE", Optional.of("eve.adams"), Optional.empty()),
            Via.CONSOLE,
            Optional.empty(),
            Optional.empty());
    event.getRecords().getFirst().setBody(new LookMessage(POOL, Optional.of(seen)).body());
    event.getRecords().getFirst().getAttributes().put("SenderId", "AROAINTAKE:intake");
    return event;
  }

  /// In another group it would work on the pool beside the change whose turn it is.
  @Test
  void refusesAMessageInAnotherGroupThanItsPool() {
    SQSEvent event = event();
    ChangeId id = open(event);
    event.getRecords().getFirst().getAttributes().put("MessageGroupId", "us-east-1_Another01");

    SQSBatchResponse response = handler.handleRequest(event, context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(history.find(POOL, id).orElseThrow().state()).isInstanceOf(ChangeState.Queued.class);
    assertThat(context.log()).singleElement().asString().contains("refused", "message group");
  }

  @Test
  void putsAnInterruptedChangeOffAndLeavesItsMessageInTheQueue() {
    SQSEvent event = event();
    open(event);
    pool.interrupted = true;

    SQSBatchResponse response = handler.handleRequest(event, context);

    assertThat(response.getBatchItemFailures()).hasSize(1);
    assertThat(delays).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void countsTheEndOnceThoughTheMessageIsDeliveredAgain() {
    SQSEvent event = event();
    open(event);
    handler.handleRequest(event, context);
    now = now.plusSeconds(60);
    handler.handleRequest(event, context);

    assertThat(context.log().getFirst())
        .contains("\"ChangesEnded\":1", "\"TimeToEnd\":0", "\"status\":\"APPLIED\"");
    assertThat(context.log().getLast())
        .contains("answered again", "\"Deliveries\":1")
        .doesNotContain("ChangesEnded");
  }

  @Test
  void saysWhyAChangeComesBack() {
    SQSEvent event = event();
    open(event);
    pool.interrupted = true;
    handler.handleRequest(event, context);

    assertThat(context.log())
        .singleElement()
        .asString()
        .contains("\"outcome\":\"again\"", "Rate exceeded", "\"Interrupted\":1");
  }

  /// A change is on record before it is queued: such a message is somebody else's, and must not
  /// hold the pool up.
  @Test
  void refusesAMessageThatNamesNoChangeOnRecord() {
    SQSBatchResponse response = handler.handleRequest(event(), context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(context.log())
        .singleElement()
        .asString()
        .contains("refused", "no such change", "\"Exceptions\":1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "[]", "{}", "{\"userPoolId\":\"us-east-1_Example01\"}"})
  void refusesAMessageThatNamesNothing(String body) {
    SQSEvent event = event();
    event.getRecords().getFirst().setBody(body);

    SQSBatchResponse response = handler.handleRequest(event, context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(context.log()).singleElement().asString().contains("refused", "\"Exceptions\":1");
  }

  private static SQSEvent event() {
    return EventLoader.loadSQSEvent("../../events/lambda/apply-sqs-event.json");
  }

  /// Opens a record for the change that the sample event names.
  private ChangeId open(SQSEvent event) {
    String body = event.getRecords().getFirst().getBody();
    ChangeId id = new ChangeId(JsonText.parse(body).asJsonObject().getString("changeId"));
    Parsed parsed =
        RequestMessage.read(
                "{\"userPoolId\":\""
                    + POOL
                    + "\",\"change\":{\"UserPoolTags\":{\"team\":\"staff\"}}}",
                new RequestId("r1"))
            .parsed();
    ChangeRequest request = ((Parsed.Valid) parsed).request();
    history.open(
        ChangeRecord.of(
            id,
            POOL,
            new Cause.Requested(request, Optional.empty()),
            clock.instant(),
            new ChangeState.Queued()));
    return id;
  }

  private ApplyChange applyChange() {
    ApplySettings settings =
        new ApplySettings(UnknownSettingsMode.CARRY, 10, Policy.builtIn(), Duration.ofDays(3));
    return new ApplyChange(
        new ApplyPorts(pool, history, history, history, new NoCallbacks()), settings, time());
  }

  private ApplyClock time() {
    return new ApplyClock(clock, new ChangeIds(clock, new Random(1)), _ -> {});
  }

  private static final class OnePool implements UserPools {
    private JsonObject document = JsonText.parse("{\"PoolName\":\"people\"}").asJsonObject();
    private boolean interrupted;

    @Override
    public Reading read(UserPoolId id) {
      return interrupted
          ? new Reading.Interrupted(new ApiError("TooManyRequestsException", "Rate exceeded"))
          : new Reading.Read(new Snapshot(new Configuration(document), Set.of()));
    }

    @Override
    public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
      document = after.document();
      return new Writing.Taken();
    }
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
}
