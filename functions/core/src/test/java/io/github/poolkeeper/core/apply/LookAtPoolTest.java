package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Resolution;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.change.Via;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookAtPoolTest {
  private static final ApiError BUSY = new ApiError("InternalErrorException", "busy");
  private static final String LENGTH = "/Policies/PasswordPolicy/MinimumLength";

  private final Rehearsal rehearsal =
      new Rehearsal(
          """
          {"PoolName": "people", "Policies": {"PasswordPolicy": {"MinimumLength": 12}},
           "DeletionProtection": "ACTIVE"}
          """);
  private final LookAtPool lookAtPool =
      new LookAtPool(
          rehearsal.pools,
          rehearsal.history,
          rehearsal.history,
          Policy.builtIn(),
          new ApplyClock(
              rehearsal.clock(), new ChangeIds(rehearsal.clock(), new Random(2)), rehearsal::pass));

  /// Poolkeeper knows the pool from a change of its own.
  @BeforeEach
  void knowsThePool() {
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"shop\"}}");
    rehearsal.pass(Duration.ofMinutes(1));
  }

  @Test
  void putsOnRecordWhatSomebodyElseHasDoneWithWhoItWas() {
    Seen eve = byHand("eve", LENGTH, 6);

    ChangeRecord found = record(look(eve));

    assertThat(found.kind()).isEqualTo("external");
    assertThat(doers(found.id())).containsExactly(eve);
    assertThat(head().madeBy()).isEqualTo(found.id());
  }

  /// As if somebody had asked.
  @Test
  void judgesItByThePolicy() {
    Verdict verdict = record(look(byHand("eve", LENGTH, 6))).review().orElseThrow().verdict();

    assertThat(verdict.effect()).isInstanceOf(Effect.Approve.class);
    assertThat(verdict.findings())
        .extracting(Verdict.Finding::direction)
        .containsExactly(Direction.LOOSENING);
  }

  @Test
  void doesNothingAboutACallThatHasChangedNothing() {
    long before = head().number();

    assertThat(look(seen("eve"))).isInstanceOf(LookAtPool.Looked.Same.class);
    assertThat(head().number()).isEqualTo(before);
  }

  @Test
  void laysAChangeOnItsCallOnce() {
    Seen eve = byHand("eve", LENGTH, 6);
    ChangeId found = change(look(eve));
    long number = head().number();

    look(eve);
    look(eve);

    assertThat(doers(found)).containsExactly(eve);
    assertThat(head().number()).isEqualTo(number);
  }

  @Test
  void completesWhatWasFoundBeforeItsCallWasTold() {
    Seen eve = byHand("eve", LENGTH, 6);
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    ChangeId found = rehearsal.history.revision(POOL, head().number() - 1).orElseThrow().madeBy();
    assertThat(doers(found)).isEmpty();
    rehearsal.pass(Duration.ofMinutes(8));

    assertThat(look(eve)).isEqualTo(new LookAtPool.Looked.Attributed(found));
    assertThat(doers(found)).containsExactly(eve);
  }

  @Test
  void namesEveryCallThatItMayHaveBeen() {
    Seen eve = byHand("eve", LENGTH, 6);
    rehearsal.pass(Duration.ofSeconds(5));
    Seen otto = byHand("otto", "/PoolName", 0);

    ChangeId found = change(look(otto));
    look(eve);

    assertThat(doers(found)).containsExactly(eve, otto);
  }

  @Test
  void keepsEachChangeToItsOwnCalls() {
    Seen eve = byHand("eve", LENGTH, 6);
    ChangeId first = change(look(eve));
    rehearsal.pass(Duration.ofSeconds(10));
    Seen otto = byHand("otto", LENGTH, 7);
    ChangeId second = change(look(otto));

    look(eve);
    look(otto);

    assertThat(doers(first)).containsExactly(eve);
    assertThat(doers(second)).containsExactly(otto);
  }

  /// What eve did was written over by a change of Poolkeeper's, and is found nowhere; somebody else
  /// has done what is found.
  @Test
  void isCertainOfNobodyWhoseCallMayHaveBeenWrittenOver() {
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    Seen eve = seen("eve", head().at().minusSeconds(1));
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(6)));
    ChangeId found = change(lookAtPool.look(POOL));

    look(eve);

    assertThat(calls(found)).singleElement().matches(call -> !call.alone());
  }

  /// Of a call's time less than a second is cut off: it may have come after what was found.
  @Test
  void isCertainOfNobodyWhoseCallMayHaveComeLater() {
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(6)));
    ChangeId found = change(lookAtPool.look(POOL));

    look(seen("eve", head().at()));

    assertThat(calls(found)).singleElement().matches(call -> !call.alone());
  }

  /// Times are to the second, and from other clocks.
  @Test
  void isCertainOfNobodyWhereTwoFollowOnEachOther() {
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(6)));
    Seen eve = seen("eve");
    ChangeId first = change(lookAtPool.look(POOL));
    rehearsal.pass(Duration.ofSeconds(1));
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(7)));
    Seen otto = seen("otto");
    ChangeId second = change(lookAtPool.look(POOL));

    look(otto);
    look(eve);

    assertThat(doers(first)).containsExactly(eve, otto);
    assertThat(doers(second)).containsExactly(eve, otto);
    assertThat(calls(first)).noneMatch(Note.Attribution::alone);
  }

  /// Whoever calls and calls neither makes the entry grow nor keeps another out of it.
  @Test
  void keepsRoomForOthersThanWhoeverKeepsCalling() {
    Seen eve = byHand("eve", LENGTH, 6);
    ChangeId found = change(lookAtPool.look(POOL));
    for (int i = 0; i < 60; i++) {
      Seen call = seen("deploy-pipeline", eve.at());
      look(
          new Seen(
              "event-" + i,
              call.at(),
              call.operation(),
              call.who(),
              call.via(),
              call.address(),
              call.requestId()));
    }

    look(eve);

    assertThat(doers(found)).hasSize(6).contains(eve);
  }

  /// What a call has moved that was never told (it was too large) is not laid on the next caller.
  @Test
  void isCertainOfNobodyWhereThePoolWasLastKnownLongBefore() {
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(6)));
    rehearsal.pass(Duration.ofHours(27));
    Seen otto = byHand("otto", "/EmailVerificationSubject", 0);

    ChangeId found = change(look(otto));

    assertThat(calls(found)).singleElement().matches(call -> !call.alone());
  }

  /// Of a call that is too large CloudTrail does not say to which pool it was.
  @Test
  void isCertainOfNobodyWhereSomebodyHasWrittenToAPoolThatNobodyKnows() {
    rehearsal.history.unplacedCall(seen("eve"));
    Seen otto = byHand("otto", LENGTH, 6);

    ChangeId found = change(look(otto));

    assertThat(calls(found)).singleElement().matches(call -> !call.alone());
  }

  @Test
  void isCertainAgainOnceThePoolHasARevisionSince() {
    rehearsal.history.unplacedCall(seen("eve"));
    rehearsal.pass(Duration.ofMinutes(1));
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pass(Duration.ofMinutes(1));
    Seen eve = byHand("eve", LENGTH, 6);

    assertThat(calls(change(look(eve)))).singleElement().matches(Note.Attribution::alone);
  }

  /// As the round of looks does every day.
  @Test
  void isCertainWhereThePoolWasLookedAtLately() {
    rehearsal.pass(Duration.ofDays(20));
    lookAtPool.look(POOL);
    rehearsal.pass(Duration.ofHours(24));
    Seen eve = byHand("eve", LENGTH, 6);
    ChangeId found = change(lookAtPool.look(POOL));
    lookAtPool.look(POOL);

    look(eve);

    assertThat(calls(found)).singleElement().matches(Note.Attribution::alone);
  }

  /// What the look did not see was somebody's before it.
  @Test
  void isCertainOfNobodyWhereACallThatNamesNoPoolCameAfterTheLastLook() {
    rehearsal.pass(Duration.ofDays(20));
    lookAtPool.look(POOL);
    rehearsal.pass(Duration.ofHours(1));
    rehearsal.history.unplacedCall(seen("eve"));
    rehearsal.pass(Duration.ofHours(1));
    Seen otto = byHand("otto", LENGTH, 6);

    assertThat(calls(change(look(otto)))).singleElement().matches(call -> !call.alone());
  }

  /// Its queue has stood still behind a change of the pool; it was told in time.
  @Test
  void namesWhoseCallHasWaitedForLongBehindAChange() {
    Seen eve = byHand("eve", LENGTH, 6);
    Instant told = rehearsal.now();
    ChangeId found = change(lookAtPool.look(POOL));
    rehearsal.pass(Duration.ofMinutes(20));

    assertThat(lookAtPool.look(POOL, eve, told)).isEqualTo(new LookAtPool.Looked.Attributed(found));
    assertThat(doers(found)).containsExactly(eve);
  }

  @Test
  void looksWhereNobodyHasBeenSeen() {
    byHand("eve", LENGTH, 6);

    ChangeId found = change(lookAtPool.look(POOL));

    assertThat(doers(found)).isEmpty();
    assertThat(lookAtPool.look(POOL)).isEqualTo(new LookAtPool.Looked.Same());
  }

  /// A call that was made before the last revision has not made what is found after it.
  @Test
  void laysNothingOnACallFromBefore() {
    Seen old = seen("eve");
    rehearsal.pass(Duration.ofMinutes(1));
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pass(Duration.ofMinutes(1));
    byHand("otto", LENGTH, 6);

    assertThat(doers(change(look(old)))).isEmpty();
  }

  /// Poolkeeper's own change is on record half a minute after it was written.
  @Test
  void namesWhoWroteBetweenAnOwnWriteAndItsEnd() {
    ChangeId own = rehearsal.open("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pools.nextWriteIsDone(new Writing.Unanswered(BUSY), document -> document);
    rehearsal.deliver(own, 1);
    rehearsal.pass(Duration.ofSeconds(10));
    Seen eve = byHand("eve", LENGTH, 6);
    rehearsal.pass(Duration.ofSeconds(25));
    rehearsal.deliver(own, 2);
    ChangeId found = head().madeBy();
    Seen otto = seen("otto", head().at().plusSeconds(1));
    rehearsal.pass(Duration.ofSeconds(5));

    look(otto);
    look(eve);

    assertThat(rehearsal.status(own)).isEqualTo("APPLIED");
    assertThat(doers(found)).containsExactly(eve, otto);
    assertThat(calls(found)).noneMatch(Note.Attribution::alone);
  }

  @Test
  void namesWhoWroteInTheMomentOfAnOwnWrite() {
    rehearsal.policy(Policy.builtIn());
    ChangeId own = rehearsal.open("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pools.nextWriteIsDone(
        new Writing.Taken(), InMemoryUserPools.setting(LENGTH, JsonValues.value(6)));
    rehearsal.deliver(own, 1);
    ChangeRecord found = rehearsal.record(head().madeBy());
    Seen eve = seen("eve", head().at().minusSeconds(4));

    look(eve);

    assertThat(rehearsal.status(own)).isEqualTo("APPLIED");
    assertThat(found.review().orElseThrow().verdict().effect()).isInstanceOf(Effect.Approve.class);
    assertThat(doers(found.id())).containsExactly(eve);
    assertThat(Resolution.of(found, rehearsal.history.of(POOL, found.id())))
        .get()
        .isInstanceOf(Resolution.Open.class);
  }

  /// The own change was to be agreed to first: what was done before it set out is found before it.
  @Test
  void laysNothingOnACallFromBeforeAnOwnWriteSetOut() {
    ChangeId own = rehearsal.open("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pass(Duration.ofMinutes(5));
    Seen eve = byHand("eve", LENGTH, 6);
    rehearsal.pass(Duration.ofSeconds(5));
    rehearsal.pools.nextWriteIsDone(new Writing.Unanswered(BUSY), document -> document);
    rehearsal.deliver(own, 1);
    rehearsal.pass(Duration.ofSeconds(5));
    Seen otto = byHand("otto", LENGTH, 7);
    rehearsal.pass(Duration.ofSeconds(35));
    rehearsal.deliver(own, 2);
    ChangeId second = head().madeBy();
    ChangeId first = rehearsal.history.revision(POOL, head().number() - 2).orElseThrow().madeBy();

    look(eve);
    look(otto);

    assertThat(doers(first)).containsExactly(eve);
    assertThat(doers(second)).containsExactly(otto);
  }

  @Test
  void laysNothingOnACallThatIsToldTooLate() {
    Seen eve = byHand("eve", LENGTH, 6);
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pass(Duration.ofMinutes(20));

    assertThat(look(eve)).isInstanceOf(LookAtPool.Looked.Same.class);
  }

  /// Whoever writes much after it must not hide it.
  @Test
  void findsWhatACallHasMadeBehindFiftyRevisions() {
    Seen eve = byHand("eve", LENGTH, 6);
    ChangeId found = change(lookAtPool.look(POOL));
    for (int i = 0; i < 50; i++) {
      rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"" + i + "\"}}");
    }

    assertThat(look(eve)).isEqualTo(new LookAtPool.Looked.Attributed(found));
    assertThat(doers(found)).containsExactly(eve);
  }

  @Test
  void readsNoFurtherBackThanTheCallsOwnTime() {
    for (int i = 0; i < 50; i++) {
      rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"" + i + "\"}}");
    }
    Seen eve = byHand("eve", LENGTH, 6);
    change(lookAtPool.look(POOL));
    int before = rehearsal.history.calls();

    look(eve);

    assertThat(rehearsal.history.calls() - before).isLessThan(13);
  }

  @Test
  void laysNoChangeOfPoolkeeperOnAnybody() {
    Seen eve = seen("eve");
    ChangeRecord own = rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");

    assertThat(look(eve)).isInstanceOf(LookAtPool.Looked.Same.class);
    assertThat(doers(own.id())).isEmpty();
  }

  @Test
  void leavesPoolsAloneThatAreNotPoolkeepers() {
    UserPoolId other = new UserPoolId("eu-west-1_Other");

    assertThat(lookAtPool.look(other, seen("eve"))).isInstanceOf(LookAtPool.Looked.Unknown.class);
    assertThat(rehearsal.history.head(other)).isEmpty();
  }

  @Test
  void comesBackWhenThePoolCannotBeReadNow() {
    ApiError error = new ApiError("TooManyRequestsException", "slow down");
    rehearsal.pools.nextRead(new Reading.Interrupted(error));

    assertThat(look(seen("eve"))).isEqualTo(new LookAtPool.Looked.Again(error));
  }

  /// What has just been written may be read a moment late.
  @Test
  void takesNoLateReadForAChange() {
    JsonObject before = rehearsal.live();
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    rehearsal.pools.nextRead(new Reading.Read(new Snapshot(new Configuration(before), Set.of())));

    assertThat(look(seen("eve"))).isInstanceOf(LookAtPool.Looked.Same.class);
  }

  @Test
  void believesAtOnceWhatThePoolNeverWasBefore() {
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");
    Instant then = rehearsal.now();
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(6)));

    change(look(seen("eve")));

    assertThat(rehearsal.now()).isEqualTo(then);
  }

  @Test
  void isDoneWithAPoolThatIsGone() {
    ApiError error = new ApiError("ResourceNotFoundException", "no pool");
    rehearsal.pools.nextRead(new Reading.Refused(error));

    assertThat(look(seen("eve"))).isEqualTo(new LookAtPool.Looked.Unseen(error));
  }

  /// What has been found before needs no pool for it.
  @Test
  void laysAChangeOnItsCallThoughThePoolCannotBeSeenNow() {
    Seen eve = byHand("eve", LENGTH, 6);
    ChangeId found = change(lookAtPool.look(POOL));
    rehearsal.pass(Duration.ofSeconds(10));
    ApiError error = new ApiError("AccessDeniedException", "no");
    rehearsal.pools.nextRead(new Reading.Refused(error));

    assertThat(look(eve)).isEqualTo(new LookAtPool.Looked.Unseen(error));
    assertThat(doers(found)).containsExactly(eve);
  }

  private LookAtPool.Looked look(Seen seen) {
    return lookAtPool.look(POOL, seen);
  }

  private Seen byHand(String who, String path, int value) {
    rehearsal.pools.edit(
        POOL,
        InMemoryUserPools.setting(
            path, value == 0 ? JsonValues.value(who) : JsonValues.value(value)));
    Seen seen = seen(who);
    rehearsal.pass(Duration.ofSeconds(3));
    return seen;
  }

  /// Somebody's call may never be told: then the change is nobody's rather than another's.
  @Test
  void laysOnNobodyWhatTheirCallCannotHaveMoved() {
    byHand("eve", LENGTH, 6);
    Seen otto = calling("otto", "TagResource");

    ChangeId found = change(look(otto));

    assertThat(doers(found)).isEmpty();
  }

  @Test
  void isNotCertainWhereMoreHasMovedThanACallMoves() {
    byHand("eve", LENGTH, 6);
    byHand("otto", "/UserPoolTags/team", 0);

    ChangeId found = change(look(calling("otto", "TagResource")));

    assertThat(calls(found)).singleElement().matches(call -> !call.alone());
  }

  /// The pool's own text is a second name of the factor's: the call that has no such member moves
  /// it, too, and nobody else is to be named for it.
  @Test
  void laysATextThatMfasOwnCallHasMovedOnWhoMadeThatCall() {
    byHand("eve", "/SmsAuthenticationMessage", 0);
    Seen eve = calling("eve", "SetUserPoolMfaConfig");
    Seen otto = seen("otto");

    ChangeId found = change(look(eve));
    look(otto);

    assertThat(doers(found)).containsExactlyInAnyOrder(eve, otto);
  }

  /// Cognito carries out late what a change has sent that has failed since.
  @Test
  void laysOnNobodyWhatPoolkeeperHasLeftHalfDoneItself() {
    ChangeId own = failed();
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(14)));
    Seen eve = seen("eve");

    ChangeRecord found = record(look(eve));
    look(eve);

    assertThat(found.leftover()).contains(new Cause.Leftover(own, List.of()));
    assertThat(doers(found.id())).isEmpty();
  }

  @Test
  void laysOnOthersOnlyWhatTheyMayHaveMovedBesideIt() {
    ChangeId own = failed();
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH, JsonValues.value(14)));
    Seen eve = byHand("eve", "/PoolName", 0);

    ChangeRecord found = record(look(eve));
    look(calling("otto", "TagResource"));

    assertThat(found.leftover())
        .contains(new Cause.Leftover(own, List.of(Pointer.parse("/PoolName"))));
    assertThat(calls(found.id())).singleElement().matches(call -> !call.alone());
    assertThat(doers(found.id())).containsExactly(eve);
  }

  @Test
  void knowsWhatItHasLeftAtTheEndOfAChangeThatCouldNotBeTakenBack() {
    Seen eve = seen("eve");
    ChangeId own = open(14);
    rehearsal.pools.nextWriteIsDone(
        new Writing.HalfTaken(BUSY, BUSY),
        InMemoryUserPools.setting("/PoolName", JsonValues.value("people")));
    rehearsal.pools.nextWriteFails(new Writing.Refused(BUSY));
    rehearsal.deliver(own, 1);

    ChangeRecord found = rehearsal.record(head().madeBy());
    look(eve);

    assertThat(rehearsal.status(own)).isEqualTo("FAILED");
    assertThat(found.leftover()).contains(new Cause.Leftover(own, List.of()));
    assertThat(doers(found.id())).isEmpty();
  }

  /// Nobody knows the end of a change that was not told to the end either: here it is under way.
  @Test
  void knowsWhatAChangeUnderWayHasLeftWhenTheNextOneComes() {
    ChangeId own = open(14);
    rehearsal.pools.nextWriteIsDone(
        new Writing.Unanswered(BUSY),
        InMemoryUserPools.setting("/PoolName", JsonValues.value("people")));
    rehearsal.deliver(own, 1);
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");

    ChangeId found = rehearsal.history.revision(POOL, head().number() - 1).orElseThrow().madeBy();

    assertThat(rehearsal.record(found).leftover()).contains(new Cause.Leftover(own, List.of()));
  }

  /// Its message has become a dead letter, and may lie there for days.
  @Test
  void knowsWhatAChangeHasLeftThatNobodyHasEnded() {
    ChangeId own = open(14);
    rehearsal.pools.nextWriteIsDone(
        new Writing.Unanswered(BUSY),
        InMemoryUserPools.setting("/PoolName", JsonValues.value("people")));
    rehearsal.deliver(own, 1);
    rehearsal.pass(Duration.ofHours(3));
    Seen otto = seen("otto");

    ChangeRecord found = record(look(otto));

    assertThat(found.leftover()).contains(new Cause.Leftover(own, List.of()));
    assertThat(doers(found.id())).isEmpty();
  }

  @Test
  void takesTheSameChangeByHandForWhatItIsOnceTheOwnOneIsLongOver() {
    failed();
    rehearsal.pass(Duration.ofHours(3));
    Seen eve = byHand("eve", LENGTH, 14);

    ChangeRecord found = record(look(eve));

    assertThat(found.leftover()).isEmpty();
    assertThat(doers(found.id())).containsExactly(eve);
  }

  private ChangeId open(int length) {
    return rehearsal.open(
        "\"change\": {\"PoolName\": \"staff\","
            + "\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": %d}}}".formatted(length));
  }

  /// A change of the length to 14 that is never answered.
  private ChangeId failed() {
    ChangeId own = open(14);
    for (int i = 0; i < 3; i++) {
      rehearsal.pools.nextWriteFails(new Writing.Interrupted(BUSY, Optional.empty()));
    }
    rehearsal.deliver(own, Rehearsal.MAX_DELIVERIES);
    assertThat(rehearsal.status(own)).isEqualTo("FAILED");
    rehearsal.pass(Duration.ofSeconds(30));
    return own;
  }

  private Seen calling(String who, String operation) {
    Seen seen = seen(who);
    return new Seen(
        seen.eventId(),
        seen.at(),
        operation,
        seen.who(),
        seen.via(),
        seen.address(),
        seen.requestId());
  }

  private Seen seen(String who) {
    return seen(who, Instant.ofEpochSecond(rehearsal.now().getEpochSecond()));
  }

  private static Seen seen(String who, Instant at) {
    return new Seen(
        "event-of-" + who + "-" + at,
        at,
        "UpdateUserPool",
        new Actor("AROAADMIN:" + who, Optional.of(who), Optional.of("admin")),
        Via.CONSOLE,
        Optional.of("198.51.100.7"),
        Optional.of("request-of-" + who));
  }

  private static ChangeId change(LookAtPool.Looked looked) {
    return ((LookAtPool.Looked.Found) looked).change();
  }

  private ChangeRecord record(LookAtPool.Looked looked) {
    return rehearsal.record(change(looked));
  }

  private List<Seen> doers(ChangeId change) {
    return calls(change)
        .map(Note.Attribution::seen)
        .sorted(Comparator.comparing(Seen::at))
        .toList();
  }

  private Stream<Note.Attribution> calls(ChangeId change) {
    return rehearsal.history.of(POOL, change).stream().map(Note.Attribution.class::cast);
  }

  private Revision head() {
    return rehearsal.history.head(POOL).orElseThrow();
  }
}
