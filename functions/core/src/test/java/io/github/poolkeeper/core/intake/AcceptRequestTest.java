package io.github.poolkeeper.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptRequestTest {
  private static final UserPoolId POOL = new UserPoolId("eu-west-1_Intake");
  private static final String EVENT_ID = "6a7e8feb-b491-4cf7-a9f1-bf3703467718";
  private static final InstantSource CLOCK = () -> Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  private final List<Submission> kept = new ArrayList<>();
  private final List<String> failedCallbacks = new ArrayList<>();
  private boolean trouble;
  private Optional<ApiError> refusal = Optional.empty();
  private final ChangeIds ids = new ChangeIds(CLOCK, new Random(1));
  private final AcceptRequest acceptRequest =
      new AcceptRequest(
          new OpenChange(history, history, queue, ids, CLOCK),
          new RejectRequest(history, history, this::keep, new FailedCallbacks(), ids, CLOCK),
          new TaskRoles(Set.of("AROAWORKFLOW")));

  @Test
  void opensARecordAndQueuesIt() {
    Acceptance acceptance = accept("m1", request("r1", "INACTIVE"));

    ChangeRecord record = ((Acceptance.Accepted) acceptance).record();
    assertThat(queue.sent()).containsExactly(record.id());
    assertThat(find("r1")).contains(record);
    assertThat(record.sender()).contains(new Identity("AIDASENDER"));
  }

  @Test
  void takesTheMessageIdForTheRequestIdThatIsMissing() {
    accept("m1", "{\"userPoolId\":\"" + POOL + "\",\"change\":{\"PoolName\":\"x\"}}");

    assertThat(find("m1")).isPresent();
  }

  @Test
  void queuesAWaitingChangeAgainWhenItIsRedelivered() {
    accept("m1", request("r1", "INACTIVE"));

    assertThat(accept("m1", request("r1", "INACTIVE"))).isInstanceOf(Acceptance.Repeated.class);
    assertThat(queue.sent()).hasSize(2).containsOnly(queue.sent().getFirst());
  }

  @Test
  void losesNothingWhenItCrashesBetweenRecordAndQueue() {
    queue.breakDown();
    assertThatThrownBy(() -> accept("m1", request("r1", "INACTIVE")))
        .hasMessage("the queue is away");
    queue.repair();

    accept("m1", request("r1", "INACTIVE"));

    assertThat(queue.sent()).containsExactly(find("r1").orElseThrow().id());
  }

  @Test
  void doesNotQueueAChangeThatHasEnded() {
    accept("m1", request("r1", "INACTIVE"));
    ChangeRecord record = find("r1").orElseThrow();
    history.update(record.in(new ChangeState.Rejected(List.of(), CLOCK.instant())), List.of());

    accept("m2", request("r1", "INACTIVE"));

    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void rejectsARequestIdThatIsTakenByAnotherRequest() {
    accept("m1", request("r1", "INACTIVE"));

    Acceptance acceptance = accept("m2", request("r1", "ACTIVE"));

    assertThat(((Acceptance.Rejected) acceptance).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).hasToString("/requestId"));
    assertThat(kept).hasSize(1);
    assertThat(find("m2").orElseThrow().state()).isInstanceOf(ChangeState.Rejected.class);
    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void takesARetriedTaskForTheSameRequestAndKeepsItsToken() {
    accept("m1", request("r1", "INACTIVE", "t1"));

    assertThat(accept("m2", request("r1", "INACTIVE", "t2")))
        .isInstanceOf(Acceptance.Repeated.class);

    assertThat(waiting("r1")).containsExactly(new TaskToken("t2"));
    assertThat(queue.sent()).hasSize(2).containsOnly(queue.sent().getFirst());
    assertThat(kept).isEmpty();
  }

  @Test
  void queuesAChangeThatHasEndedForTheSakeOfANewToken() {
    accept("m1", request("r1", "INACTIVE", "t1"));
    ChangeRecord record = find("r1").orElseThrow();
    history.update(record.in(new ChangeState.Rejected(List.of(), CLOCK.instant())), List.of());

    accept("m2", request("r1", "INACTIVE", "t1"));
    assertThat(queue.sent()).hasSize(1);

    accept("m3", request("r1", "INACTIVE", "t2"));
    assertThat(queue.sent()).hasSize(2);
    assertThat(waiting("r1")).containsExactly(new TaskToken("t2"));
  }

  @Test
  void losesNoTokenWhenItCrashesBeforeItQueues() {
    accept("m1", request("r1", "INACTIVE", "t1"));
    queue.breakDown();
    assertThatThrownBy(() -> accept("m2", request("r1", "INACTIVE", "t2")))
        .hasMessage("the queue is away");
    assertThat(waiting("r1")).containsExactly(new TaskToken("t2"));
    queue.repair();

    accept("m2", request("r1", "INACTIVE", "t2"));

    assertThat(queue.sent()).hasSize(2);
    assertThat(waiting("r1")).containsExactly(new TaskToken("t2"));
  }

  @Test
  void tellsARetriedTaskThatItsRequestAsksForSomethingElse() {
    accept("m1", request("r1", "INACTIVE", "t1"));

    accept("m2", request("r1", "ACTIVE", "t2"));

    assertThat(failedCallbacks).containsExactly("t2 REJECTED");
    assertThat(waiting("r1")).isEmpty();
  }

  @Test
  void takesTheSameEventOnceHoweverOftenItIsDelivered() {
    accept("m1", event(request("INACTIVE")));

    assertThat(accept("m2", event(request("INACTIVE")))).isInstanceOf(Acceptance.Repeated.class);

    assertThat(find(EVENT_ID).orElseThrow().sender()).contains(new Identity("AIDASENDER"));
    assertThat(queue.sent()).containsOnly(queue.sent().getFirst());
  }

  @Test
  void namesATakenRequestIdWhereTheEventHasIt() {
    accept("m1", event(request("r1", "INACTIVE")));

    Acceptance acceptance = accept("m2", event(request("r1", "ACTIVE")));

    assertThat(((Acceptance.Rejected) acceptance).violations())
        .extracting(violation -> violation.path().toString())
        .containsExactly("/detail/requestId");
    assertThat(kept).extracting(Submission::body).containsExactly(event(request("r1", "ACTIVE")));
  }

  @Test
  void recordsARejectedRequestThatNamesAPoolAndKeepsItAsItCame() {
    String body = "{\"userPoolId\":\"" + POOL + "\",\"requestId\":\"r1\",\"chnge\":{}}";

    accept("m1", body);

    assertThat(find("r1").orElseThrow().state())
        .isInstanceOfSatisfying(
            ChangeState.Rejected.class,
            rejected ->
                assertThat(rejected.violations())
                    .extracting(Violation::message)
                    .contains("is no member here: did you mean change?"));
    assertThat(kept).extracting(Submission::body).containsExactly(body);
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void keepsWhatIsNotEvenJson() {
    accept("m1", "not JSON");

    assertThat(kept).extracting(Submission::body).containsExactly("not JSON");
  }

  @Test
  void recordsARejectionBesideTheRequestThatHasTheId() {
    accept("m1", request("r1", "INACTIVE"));

    accept("m2", request("r1", "MAYBE"));

    assertThat(all("r1"))
        .extracting(record -> record.state().status().word())
        .containsExactlyInAnyOrder("REJECTED", "QUEUED");
  }

  /// Nobody can block somebody else's id, whether the request is right or wrong.
  @ParameterizedTest
  @ValueSource(strings = {"INACTIVE", "ACTIVE", "MAYBE"})
  void takesARequestIdForItsSenderOnly(String protection) {
    accept("m1", request("r1", protection), "AROAENGINEER:mallory");

    Acceptance acceptance = accept("m2", request("r1", "ACTIVE"), "AROAWORKFLOW:one");

    assertThat(acceptance).isInstanceOf(Acceptance.Accepted.class);
    assertThat(all("r1")).hasSize(2);
    assertThat(accept("m2", request("r1", "ACTIVE"), "AROAWORKFLOW:one"))
        .isInstanceOf(Acceptance.Repeated.class);
    assertThat(accept("m3", request("r1", "INACTIVE"), "AROAWORKFLOW:one"))
        .isInstanceOf(Acceptance.Rejected.class);
  }

  @Test
  void takesNoRequestIdForWhatItRejects() {
    accept("m1", request("r1", "MAYBE"));

    assertThat(accept("m2", request("r1", "ACTIVE"))).isInstanceOf(Acceptance.Accepted.class);
  }

  /// Sessions of a workflow have changing names; other content is another request.
  @Test
  void takesTheSameFromAnotherSessionOfARoleForARetry() {
    accept("m1", request("r1", "ACTIVE", "t1"), "AROAWORKFLOW:one");

    assertThat(accept("m2", request("r1", "ACTIVE", "t2"), "AROAWORKFLOW:two"))
        .isInstanceOf(Acceptance.Repeated.class);
    assertThat(accept("m3", request("r1", "INACTIVE"), "AROAWORKFLOW:two"))
        .isInstanceOf(Acceptance.Accepted.class);
    assertThat(accept("m3", request("r1", "INACTIVE"), "AROAWORKFLOW:two"))
        .isInstanceOf(Acceptance.Repeated.class);
  }

  static Stream<ChangeState> endsWithoutEffect() {
    Instant now = CLOCK.instant();
    return Stream.of(
        new ChangeState.Withdrawn(new Identity("AROAENGINEER:mallory"), Optional.empty(), now),
        new ChangeState.Declined(now),
        new ChangeState.Expired(ChangeState.Expiry.TOO_LATE, now),
        new ChangeState.Rejected(List.of(), now),
        new ChangeState.Conflicted(List.of(), now));
  }

  /// Asked for at a time when it could not be done, it would keep the others of a role from it.
  @ParameterizedTest
  @MethodSource("endsWithoutEffect")
  void answersNobodyWithWhatSomebodyElseHasAskedForInVain(ChangeState end) {
    accept("m1", request("r1", "ACTIVE"), "AROAENGINEER:mallory");
    history.update(find("r1").orElseThrow().in(end), List.of());

    assertThat(accept("m2", request("r1", "ACTIVE"), "AROAENGINEER:ines"))
        .isInstanceOf(Acceptance.Accepted.class);
    assertThat(accept("m3", request("r1", "ACTIVE"), "AROAENGINEER:mallory"))
        .isInstanceOf(Acceptance.Repeated.class);
  }

  /// Who sent a dead letter first is a claim of whoever sends it again.
  @Test
  void joinsNobodyToWhatSomebodySaysThatTheyAskedFor() {
    acceptRequest.accept(
        new Submission(
            "m1",
            Optional.of(new Identity("AROAENGINEER:mallory")),
            List.of(new Identity("AROAWORKFLOW:one")),
            request("r1", "ACTIVE")));

    assertThat(accept("m2", request("r1", "ACTIVE"), "AROAWORKFLOW:two"))
        .isInstanceOf(Acceptance.Accepted.class);
    assertThat(all("r1")).hasSize(2);
  }

  @Test
  void knowsADeadLetterAgainThatItHadOpened() {
    accept("m1", request("r1", "ACTIVE"), "AROAENGINEER:ines");

    Acceptance again =
        acceptRequest.accept(
            new Submission(
                "m2",
                Optional.of(new Identity("AIDAOPERATOR")),
                List.of(new Identity("AROAENGINEER:ines")),
                request("r1", "ACTIVE")));

    assertThat(again).isInstanceOf(Acceptance.Repeated.class);
  }

  private List<ChangeRecord> all(String requestId) {
    return history.allByRequest(POOL, new RequestId(requestId));
  }

  @Test
  void recordsEachOfTwoWrongRequestsUnderOneRequestIdOnce() {
    String body = "{\"userPoolId\":\"" + POOL + "\",\"requestId\":\"r1\",\"%s\":{}}";
    for (int delivery = 0; delivery < 2; delivery++) {
      accept("m1", body.formatted("chnge"));
      accept("m2", body.formatted("chage"));
    }

    assertThat(history.ledger(POOL)).hasSize(2);
    assertThat(all("r1")).hasSize(2);
  }

  @Test
  void tellsWhoeverWaitsThatTheRequestIsRejected() {
    accept("m1", "{\"userPoolId\":\"" + POOL + "\",\"chnge\":{},\"taskToken\":\"token-1\"}");

    assertThat(failedCallbacks).containsExactly("token-1 REJECTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "{\"userPoolId\":\"eu-west-1_Intake\",\"chnge\":{}}",
        "{\"userPoolId\":\"eu-west-1_Intake\",\"requestId\":\"r1\",\"chnge\":{}}"
      })
  void keepsAWrongRequestOnceHoweverOftenItIsDelivered(String body) {
    for (int delivery = 0; delivery < 5; delivery++) {
      accept("m1", body);
    }

    assertThat(kept).hasSize(1);
  }

  @Test
  void leavesWhoCannotBeToldOfARejectionToTheSchedule() {
    trouble = true;
    accept("m1", "{\"userPoolId\":\"" + POOL + "\",\"chnge\":{},\"taskToken\":\"token-1\"}");

    assertThat(waiting("m1")).containsExactly(new TaskToken("token-1"));
    assertThat(history.load(POOL, find("m1").orElseThrow().id()).orElseThrow().due()).isTrue();
    assertThat(kept).hasSize(1);
  }

  @Test
  void putsOnRecordThatSomebodyCanNeverBeToldOfARejection() {
    refusal = Optional.of(new ApiError("AccessDeniedException", "not yours"));
    accept("m1", "{\"userPoolId\":\"" + POOL + "\",\"chnge\":{},\"taskToken\":\"token-1\"}");

    assertThat(find("m1").orElseThrow().untold()).isEqualTo(refusal);
  }

  /// Poolkeeper would answer in their name: approve for them, or stop somebody else's workflow.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AIDASENDER",
        "AROAENGINEER:AROAWORKFLOW",
        "AROAWORKFLOW2:one",
        "AROAWORKFLOW",
        "123456789012:AROAWORKFLOW",
        "events.amazonaws.com"
      })
  void takesNoTokenFromAnybodyButAWorkflow(String sender) {
    accept("m1", request("r1", "ACTIVE", "token-1"), sender);
    accept("m2", "{\"userPoolId\":\"" + POOL + "\",\"chnge\":{},\"taskToken\":\"t\"}", sender);
    accept("m3", event(request("r3", "ACTIVE", "token-3")), sender);

    assertThat(failedCallbacks).isEmpty();
    assertThat(queue.sent()).isEmpty();
    assertThat(kept).hasSize(3);
    assertThat(history.ledger(POOL))
        .allSatisfy(
            record ->
                assertThat(((ChangeState.Rejected) record.state()).violations())
                    .anySatisfy(v -> assertThat(v.path().toString()).endsWith("/taskToken")));
  }

  @Test
  void joinsNoTokenOfSomebodyElseToARequest() {
    accept("m1", request("r1", "ACTIVE"));
    accept("m2", request("r1", "ACTIVE", "token-2"), "AIDASENDER");

    assertThat(waiting("r1")).isEmpty();
  }

  /// Only failures are expected here.
  private final class FailedCallbacks implements Callbacks {
    @Override
    public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
      throw new AssertionError("nothing succeeds at intake");
    }

    @Override
    public Optional<ApiError> failed(TaskToken token, String error, String cause) {
      if (trouble) {
        throw new IllegalStateException("throttled");
      }
      failedCallbacks.add(token.value() + " " + error);
      return refusal;
    }
  }

  private Acceptance accept(String messageId, String body) {
    return accept(messageId, body, body.contains("taskToken") ? "AROAWORKFLOW:one" : "AIDASENDER");
  }

  private Acceptance accept(String messageId, String body, String sender) {
    return acceptRequest.accept(new Submission(messageId, Optional.of(new Identity(sender)), body));
  }

  private Optional<ChangeRecord> find(String requestId) {
    return history.allByRequest(POOL, new RequestId(requestId)).stream().findFirst();
  }

  private void keep(Submission submission, List<Violation> violations) {
    assertThat(violations).isNotEmpty();
    kept.add(submission);
  }

  private static String event(String detail) {
    return "{\"id\":\"%s\",\"detail-type\":\"Change\",\"source\":\"tickets\",\"detail\":%s}"
        .formatted(EVENT_ID, detail);
  }

  private static String request(String protection) {
    return request("-", protection).replace("\"requestId\":\"-\",", "");
  }

  private Set<TaskToken> waiting(String requestId) {
    ChangeId id = find(requestId).orElseThrow().id();
    return history.load(POOL, id).orElseThrow().tokens();
  }

  private static String request(String requestId, String protection, String token) {
    return request(requestId, protection).replaceFirst("}$", ",\"taskToken\":\"" + token + "\"}");
  }

  private static String request(String requestId, String protection) {
    return "{\"userPoolId\":\"%s\",\"requestId\":\"%s\",\"change\":{\"DeletionProtection\":\"%s\"}}"
        .formatted(POOL, requestId, protection);
  }
}
