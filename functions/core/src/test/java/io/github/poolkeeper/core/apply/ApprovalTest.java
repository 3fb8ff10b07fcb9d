package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.approval.Answered;
import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.Answer.Decision;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A change from its message over the answers of people to its end, with the default policy.
class ApprovalTest {
  private static final String DOCUMENT =
      """
      {"PoolName": "people", "DeletionProtection": "ACTIVE", "MfaConfiguration": "OFF",
       "UserPoolTags": {"team": "identity"}}\
      """;

  /// Two approvals.
  private static final String UNPROTECT = "\"change\":{\"DeletionProtection\":\"INACTIVE\"}";

  private static final String TAG = "\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}";
  private static final Identity UMA = new Identity("AIDAUMA", Optional.of("uma"));
  private static final Identity ARI = new Identity("AIDAARI", Optional.of("ari"));

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT, Policy.builtIn());
  private final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  private final AnswerApproval approval =
      new AnswerApproval(rehearsal.history, queue, rehearsal.clock());
  private final WakeDueChanges sweep =
      new WakeDueChanges(rehearsal.history, rehearsal.history, queue, rehearsal.clock());

  @Test
  void appliesWhatNeedsNoApprovalAndKeepsTheVerdict() {
    ChangeRecord record = rehearsal.apply(TAG);

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(record.review().orElseThrow().verdict().effect()).isEqualTo(new Effect.Allow());
    assertThat(record.review().orElseThrow().verdict().policy())
        .isEqualTo(Policy.builtIn().version());
  }

  @Test
  void waitsForTwoPeopleAndThenApplies() {
    ChangeId id = pending();

    assertThat(counted(answer(id, UMA, Decision.APPROVE)).state())
        .isInstanceOf(ChangeState.PendingApproval.class);
    assertThat(queue.sent()).isEmpty();
    assertThat(counted(answer(id, ARI, Decision.APPROVE)).state())
        .isInstanceOf(ChangeState.Queued.class);
    assertThat(queue.drain()).containsExactly(id);
    rehearsal.deliver(id, 1);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("INACTIVE");
    assertThat(rehearsal.record(id).review().orElseThrow().answers())
        .extracting(Answer::by)
        .containsExactly(UMA, ARI);
  }

  @Test
  void keepsBothSnapshotsOfAPendingPlanAndLeavesThePoolAlone() {
    ChangeId id = pending();

    Review review = rehearsal.record(id).review().orElseThrow();
    assertThat(rehearsal.snapshot(review.plan().before())).isEqualTo(rehearsal.live());
    assertThat(rehearsal.snapshot(review.plan().after()).getString("DeletionProtection"))
        .isEqualTo("INACTIVE");
    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("ACTIVE");
  }

  /// The sender of the rehearsal's messages is AIDASENDER.
  @Test
  void refusesTheApprovalOfTheRequester() {
    ChangeId id = pending();

    assertThat(answer(id, new Identity("AIDASENDER"), Decision.APPROVE))
        .isInstanceOf(Answered.NotAllowed.class);
    assertThat(rehearsal.record(id).review().orElseThrow().answers()).isEmpty();
  }

  /// Also the requester, and whoever cannot be told from them.
  @ParameterizedTest
  @ValueSource(strings = {"AIDASENDER", "AROA1:sender", "123456789012:sender", "AIDAUMA"})
  void letsAnybodyDecline(String who) {
    ChangeId id = pending();
    answer(id, UMA, Decision.APPROVE);

    assertThat(counted(answer(id, new Identity(who), Decision.DECLINE)).state())
        .isInstanceOf(ChangeState.Declined.class);
  }

  @Test
  void countsNobodyTwice() {
    ChangeId id = pending();
    answer(id, UMA, Decision.APPROVE);

    assertThat(answer(id, UMA, Decision.APPROVE)).isInstanceOf(Answered.TooLate.class);
    assertThat(rehearsal.status(id)).isEqualTo("PENDING_APPROVAL");
  }

  @Test
  void endsWithTheFirstNo() {
    ChangeId id = pending("," + token("t1"));

    ChangeRecord declined =
        counted(approval.answer(POOL, id, UMA, Decision.DECLINE, Optional.of("not on a Friday")));
    assertThat(declined.state()).isInstanceOf(ChangeState.Declined.class);
    assertThat(declined.review().orElseThrow().answers())
        .extracting(Answer::reason)
        .containsExactly(Optional.of("not on a Friday"));
    assertThat(answer(id, ARI, Decision.APPROVE)).isInstanceOf(Answered.TooLate.class);
    assertThat(queue.drain()).containsExactly(id);
    rehearsal.deliver(id, 1);
    assertThat(rehearsal.callbacks.answers()).containsExactly("t1 failed: DECLINED");
  }

  @Test
  void tellsWhoeverWaitsAlsoAfterACrashBetweenTheNoAndTheQueue() {
    ChangeId id = pending("," + token("t1"));
    queue.breakDown();
    assertThatThrownBy(() -> answer(id, UMA, Decision.DECLINE))
        .isInstanceOf(IllegalStateException.class);
    queue.repair();

    assertThat(sweep.wake().sent()).isEqualTo(1);
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));
    assertThat(rehearsal.callbacks.answers()).containsExactly("t1 failed: DECLINED");
    assertThat(sweep.wake().sent()).isZero();
  }

  @Test
  void tellsWhoeverCameLaterAlsoAfterACrashBetweenTheNoAndTheQueue() {
    ChangeId id = pending("");
    rehearsal.history.keepWaiting(POOL, id, new TaskToken("later"));
    queue.breakDown();
    assertThatThrownBy(() -> answer(id, UMA, Decision.DECLINE))
        .isInstanceOf(IllegalStateException.class);
    queue.repair();

    assertThat(sweep.wake().sent()).isEqualTo(1);
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));
    assertThat(rehearsal.callbacks.answers()).containsExactly("later failed: DECLINED");
  }

  @Test
  void expiresAndAnswersTheCallback() {
    ChangeId id = pending("," + token("t1"));
    rehearsal.pass(Rehearsal.EXPIRY.minusSeconds(10));
    assertThat(sweep.wake().sent()).isZero();
    rehearsal.pass(Duration.ofSeconds(10));

    assertThat(sweep.wake().sent()).isEqualTo(1);
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));
    assertThat(rehearsal.record(id).state())
        .isInstanceOfSatisfying(
            ChangeState.Expired.class,
            expired -> assertThat(expired.expiry()).isEqualTo(ChangeState.Expiry.UNANSWERED));
    assertThat(rehearsal.callbacks.answers()).containsExactly("t1 failed: EXPIRED");
    assertThat(sweep.wake().sent()).isZero();
  }

  @Test
  void endsTheChangeWhenAnAnswerComesAfterItsExpiry() {
    ChangeId id = pending();
    rehearsal.pass(Rehearsal.EXPIRY);

    assertThat(answer(id, UMA, Decision.APPROVE)).isInstanceOf(Answered.TooLate.class);
    assertThat(rehearsal.status(id)).isEqualTo("EXPIRED");
    assertThat(queue.drain()).containsExactly(id);
  }

  @Test
  void ignoresAMessageThatComesWhileItWaits() {
    ChangeId id = pending();
    ChangeRecord before = rehearsal.record(id);

    assertThat(rehearsal.deliver(id, 2)).isEqualTo(new Outcome.Done(before));
    assertThat(rehearsal.record(id)).isEqualTo(before);
  }

  @Test
  void endsInConflictWhenThePlanIsNotTheOneThatWasAgreedTo() {
    ChangeId id =
        rehearsal.open(
            "\"change\":{\"DeletionProtection\":\"INACTIVE\",\"MfaConfiguration\":\"ON\",\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}");
    rehearsal.deliver(id, 1);
    approved(id);
    rehearsal.pools.put(
        POOL,
        Rehearsal.json(
            DOCUMENT
                .replace("\"OFF\"", "\"OPTIONAL\"")
                .replace(
                    "\"MfaC", "\"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}, \"MfaC")));
    rehearsal.deliver(id, 1);

    assertThat(rehearsal.record(id).state())
        .isInstanceOfSatisfying(
            ChangeState.Conflicted.class,
            conflicted ->
                assertThat(conflicted.conflicts())
                    .allMatch(Conflict.Moved.class::isInstance)
                    .extracting(conflict -> conflict.path().toString())
                    .containsExactly("/MfaConfiguration", "/SoftwareTokenMfaConfiguration"));
    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("ACTIVE");
  }

  @Test
  void goesAheadWhenOnlyOtherSettingsHaveMoved() {
    ChangeId id = pending();
    approved(id);
    rehearsal.pools.put(POOL, Rehearsal.json(DOCUMENT.replace("identity", "platform")));
    rehearsal.deliver(id, 1);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(rehearsal.live().getJsonObject("UserPoolTags").getString("team"))
        .isEqualTo("platform");
  }

  @Test
  void asksAgainWithTheAnswersKeptWhenThePolicyHasBecomeStricter() {
    ChangeId id = pending();
    approved(id);
    rehearsal.policy(deletionProtection("\"approve\", \"approvers\": 3"));
    rehearsal.deliver(id, 1);

    assertThat(rehearsal.status(id)).isEqualTo("PENDING_APPROVAL");
    assertThat(counted(answer(id, new Identity("AIDAEVE"), Decision.APPROVE)).state())
        .isInstanceOf(ChangeState.Queued.class);
    rehearsal.deliver(id, 1);
    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void rejectsWhatThePolicyForbidsAndNamesTheRule() {
    rehearsal.policy(deletionProtection("\"forbid\""));
    ChangeRecord record = rehearsal.apply(UNPROTECT);

    assertThat(record.state())
        .isInstanceOfSatisfying(
            ChangeState.Rejected.class,
            rejected ->
                assertThat(rejected.violations())
                    .extracting(Violation::message)
                    .containsExactly("protected forbids this: it is"));
    assertThat(record.review()).isPresent();
  }

  @Test
  void forgetsNoApprovedChangeInACrashBetweenTheRecordAndTheQueue() {
    ChangeId id = pending();
    answer(id, UMA, Decision.APPROVE);
    queue.breakDown();
    assertThatThrownBy(() -> answer(id, ARI, Decision.APPROVE))
        .isInstanceOf(IllegalStateException.class);
    queue.repair();

    assertThat(sweep.wake().sent()).isZero();
    assertThat(answer(id, ARI, Decision.APPROVE)).isInstanceOf(Answered.Counted.class);
    assertThat(queue.drain()).containsExactly(id);
    rehearsal.pass(Duration.ofMinutes(5));
    assertThat(sweep.wake().sent()).isEqualTo(1);
    assertThat(rehearsal.record(id).review().orElseThrow().answers()).hasSize(2);
  }

  @Test
  void showsTheVerdictOfADryRunAndAsksNobody() {
    ChangeRecord record = rehearsal.apply(UNPROTECT + ",\"dryRun\":true");

    assertThat(record.state()).isInstanceOf(ChangeState.Planned.class);
    assertThat(record.review().orElseThrow().verdict().effect()).isEqualTo(new Effect.Approve(2));
  }

  @Test
  void letsAFreshChangeBeUndoneWithoutApproval() {
    ChangeId id =
        rehearsal.open("\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":12}}}");
    rehearsal.deliver(id, 1);
    String rollback = "\"rollback\":{\"changeId\":\"" + id + "\"}";

    rehearsal.pass(Duration.ofHours(23));
    ChangeRecord undone = rehearsal.apply(rollback);
    assertThat(undone.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(undone.review().orElseThrow().verdict().waived()).isPresent();
  }

  /// Whoever sends a dead letter again does not make its author somebody else.
  @Test
  void countsWhoSentADeadLetterBeforeAsARequesterToo() {
    ChangeId id =
        rehearsal.openAgain(UNPROTECT, new Identity("AIDAOPERATOR"), new Identity("AIDAUMA"));
    rehearsal.deliver(id, 1);

    assertThat(answer(id, UMA, Decision.APPROVE)).isInstanceOf(Answered.NotAllowed.class);
    assertThat(answer(id, new Identity("AIDAOPERATOR"), Decision.APPROVE))
        .isInstanceOf(Answered.NotAllowed.class);
    assertThat(answer(id, ARI, Decision.APPROVE)).isInstanceOf(Answered.Counted.class);
  }

  @Test
  void letsTheRequesterWithdrawWhatHasNotBegun() {
    ChangeId waiting = pending("," + token("t1"));
    ChangeId queued = rehearsal.open(TAG);
    ChangeId held = rehearsal.open(TAG + ",\"notBefore\":\"2030-01-01T00:00:00Z\"");
    rehearsal.deliver(held, 1);

    for (ChangeId id : List.of(waiting, queued, held)) {
      ChangeRecord withdrawn = counted(withdraw(id, "AIDASENDER"));
      assertThat(withdrawn.state()).isInstanceOf(ChangeState.Withdrawn.class);
      assertThat(withdraw(id, "AIDASENDER")).isInstanceOf(Answered.Counted.class);
      rehearsal.deliver(id, 1);
    }
    assertThat(answer(waiting, UMA, Decision.APPROVE)).isInstanceOf(Answered.TooLate.class);
    assertThat(rehearsal.callbacks.answers()).containsExactly("t1 failed: WITHDRAWN");
    assertThat(rehearsal.live().getJsonObject("UserPoolTags").getString("team"))
        .isEqualTo("identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AIDAUMA", "AROA1:sender", "123456789012:sender"})
  void letsNobodyElseWithdrawIt(String who) {
    ChangeId id = pending();

    assertThat(withdraw(id, who)).isInstanceOf(Answered.NotAllowed.class);
    assertThat(rehearsal.status(id)).isEqualTo("PENDING_APPROVAL");
  }

  @Test
  void withdrawsNothingThatHasEnded() {
    ChangeRecord applied = rehearsal.apply(TAG);

    assertThat(withdraw(applied.id(), "AIDASENDER")).isInstanceOf(Answered.TooLate.class);
  }

  private Answered withdraw(ChangeId id, String who) {
    return approval.withdraw(POOL, id, new Identity(who), Optional.of("a typo"));
  }

  private ChangeId pending() {
    return pending("");
  }

  private ChangeId pending(String more) {
    ChangeId id = rehearsal.open(UNPROTECT + more);
    rehearsal.deliver(id, 1);
    assertThat(rehearsal.status(id)).isEqualTo("PENDING_APPROVAL");
    return id;
  }

  private void approved(ChangeId id) {
    answer(id, UMA, Decision.APPROVE);
    answer(id, ARI, Decision.APPROVE);
    assertThat(queue.drain()).containsExactly(id);
  }

  private Answered answer(ChangeId id, Identity by, Decision decision) {
    return approval.answer(POOL, id, by, decision, Optional.empty());
  }

  private static ChangeRecord counted(Answered answered) {
    assertThat(answered).isInstanceOf(Answered.Counted.class);
    return ((Answered.Counted) answered).record();
  }

  private static String token(String token) {
    return "\"taskToken\":\"" + token + "\"";
  }

  private static Policy deletionProtection(String effect) {
    return Policies.of(
        """
        {"version": "2", "rules": [{"id": "protected", "settings": ["/DeletionProtection"],
          "direction": "loosening", "effect": %s, "because": "it is"}]}\
        """
            .formatted(effect));
  }
}
