package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.InMemoryUserPools.setting;
import static io.github.poolkeeper.core.apply.Rehearsal.MAX_DELIVERIES;
import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static io.github.poolkeeper.core.apply.Rehearsal.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyChangeTest {
  private static final String DOCUMENT =
      """
      {"PoolName": "people",
       "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireSymbols": true,
                                       "TemporaryPasswordValidityDays": 7}},
       "DeletionProtection": "ACTIVE",
       "LambdaConfig": {"PreSignUp": "arn:aws:lambda:eu-west-1:123456789012:function:pre",
                        "BrandNew": {"Deep": [1, {"er": true}]}},
       "UserPoolTags": {"team": "identity"},
       "MfaConfiguration": "OFF",
       "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7},
       "NobodyKnows": 1}
      """;
  private static final String LENGTH_12 =
      "\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":12}}}";
  private static final String LENGTH_8 = LENGTH_12.replace("12", "8");
  private static final ApiError BUSY = new ApiError("ConcurrentModificationException", "Busy");
  private static final Writing INTERRUPTED = new Writing.Interrupted(BUSY, Optional.empty());

  private static final String TWO_CALLS =
      "\"change\":{\"PoolName\":\"folk\",\"MfaConfiguration\":\"OPTIONAL\","
          + "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}";

  /// After the first of the two.
  private static final JsonObject HALF =
      JsonValues.object(json(DOCUMENT))
          .add("MfaConfiguration", "OPTIONAL")
          .add("SoftwareTokenMfaConfiguration", json("{\"Enabled\":true}"))
          .build();

  private static final Writing LONG =
      new Writing.Interrupted(BUSY, Optional.of(Duration.ofMinutes(10)));
  private static final Pointer LENGTH = Pointer.parse("/Policies/PasswordPolicy/MinimumLength");

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT);

  @Test
  void changesWhatWasAskedForAndKeepsEverythingElse() {
    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.live()).isEqualTo(lengthOf(12).apply(json(DOCUMENT)));
  }

  @Test
  void writesTheWholeConfigurationOnce() {
    rehearsal.apply(LENGTH_12);

    assertThat(rehearsal.pools.written()).hasSize(1);
    assertThat(rehearsal.pools.written().getFirst().keySet()).isEqualTo(json(DOCUMENT).keySet());
  }

  @Test
  void putsTheFirstSightOfAPoolOnRecordBeforeItsOwnRevision() {
    ChangeRecord record = rehearsal.apply(LENGTH_12);

    List<ChangeRecord> ledger = rehearsal.history.ledger(POOL);
    assertThat(ledger)
        .extracting(ChangeRecord::kind)
        .containsExactlyInAnyOrder("external", "change");
    assertThat(outcome(record).revision()).isEqualTo(2);
    assertThat(rehearsal.snapshot(outcome(record).before().orElseThrow()))
        .isEqualTo(json(DOCUMENT));
    assertThat(rehearsal.snapshot(outcome(record).after())).isEqualTo(rehearsal.live());
  }

  @Test
  void takesThreeHistoryRequestsOnAPoolThatIsKnown() {
    rehearsal.apply(LENGTH_12);
    ChangeId next = rehearsal.open("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");
    int before = rehearsal.history.calls();

    rehearsal.deliver(next, 1);

    assertThat(rehearsal.history.calls() - before).isEqualTo(4);
  }

  @Test
  void writesNothingWhenThePoolIsAsWanted() {
    ChangeRecord record = rehearsal.apply("\"change\":{\"DeletionProtection\":\"ACTIVE\"}");

    assertThat(record.state()).isInstanceOf(ChangeState.Unchanged.class);
    assertThat(rehearsal.pools.written()).isEmpty();
  }

  @Test
  void endsInConflictWhenThePoolIsNotAsExpected() {
    ChangeRecord record =
        rehearsal.apply(LENGTH_12 + ",\"expect\":{\"DeletionProtection\":\"INACTIVE\"}");

    assertThat(record.state()).isInstanceOf(ChangeState.Conflicted.class);
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void rejectsWhatCannotBeOnThisPool() {
    ChangeRecord record = rehearsal.apply("\"change\":{\"MfaConfiguration\":\"ON\"}");

    assertThat(((ChangeState.Rejected) record.state()).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).hasToString("/MfaConfiguration"));
    assertThat(rehearsal.pools.written()).isEmpty();
  }

  @Test
  void plansADryRunAndWritesNothing() {
    ChangeRecord record = rehearsal.apply(LENGTH_12 + ",\"dryRun\":true");

    assertThat(record.state()).isInstanceOf(ChangeState.Planned.class);
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
    assertThat(shown(record).getJsonArray("differences")).hasSize(1);
  }

  @Test
  void keepsCognitosRefusalInItsOwnWords() {
    ApiError error = new ApiError("InvalidParameterException", "No such role");
    rehearsal.pools.nextWriteFails(new Writing.Refused(error));

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(((ChangeState.Refused) record.state()).error()).isEqualTo(error);
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void endsAsRefusedWhenThereIsNoSuchPool() {
    ApiError error = new ApiError("ResourceNotFoundException", "no such pool");
    rehearsal.pools.nextRead(new Reading.Refused(error));

    assertThat(rehearsal.apply(LENGTH_12).state()).isInstanceOf(ChangeState.Refused.class);
  }

  @Test
  void recordsWhatOthersChangedBeforeItsOwnRevision() {
    rehearsal.apply(LENGTH_12);
    rehearsal.pools.edit(POOL, setting("/DeletionProtection", Json.createValue("INACTIVE")));

    ChangeRecord record = rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");

    assertThat(outcome(record).revision()).isEqualTo(4);
    assertThat(rehearsal.history.revision(POOL, 3).orElseThrow().madeBy())
        .isNotEqualTo(record.id());
    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("INACTIVE");
    assertThat(shown(record).getJsonArray("differences")).hasSize(1);
  }

  @Test
  void looksBeforeItWritesAgainWhenAnAnswerWasLost() {
    rehearsal.pools.nextWriteIsDone(INTERRUPTED, UnaryOperator.identity());

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.pools.written()).hasSize(1);
  }

  @Test
  void writesAgainWhenTheFirstWriteDidNotHappen() {
    rehearsal.pools.nextWriteFails(INTERRUPTED);

    assertThat(rehearsal.apply(LENGTH_12).state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.pools.written()).hasSize(1);
  }

  @Test
  void goesBackToTheQueueWhenThereIsNoGettingThrough() {
    ChangeId id = interrupted();

    Outcome outcome = rehearsal.deliver(id, 1);

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(rehearsal.status(id)).isEqualTo("APPLYING");
  }

  @Test
  void finishesOnRedeliveryWhatAnEarlierDeliveryLeft() {
    ChangeId id = interrupted();
    rehearsal.deliver(id, 1);

    rehearsal.deliver(id, 2);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(outcome(rehearsal.record(id)).attempts()).hasSize(1);
  }

  @Test
  void keepsTheStoredBeforeOnRedeliveryAfterTheWriteWasDone() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteIsDone(INTERRUPTED, UnaryOperator.identity());
    rehearsal.pools.nextRead(read());
    rehearsal.pools.nextRead(new Reading.Interrupted(BUSY));
    rehearsal.pools.nextRead(new Reading.Interrupted(BUSY));
    assertThat(rehearsal.deliver(id, 1)).isInstanceOf(Outcome.Retry.class);

    rehearsal.deliver(id, 2);

    assertThat(rehearsal.snapshot(outcome(rehearsal.record(id)).before().orElseThrow()))
        .isEqualTo(json(DOCUMENT));
  }

  @Test
  void plansAnewAndKeepsBothAttemptsWhenSomebodyElseWrote() {
    ChangeId id = interrupted();
    rehearsal.deliver(id, 1);
    rehearsal.pools.edit(POOL, setting("/DeletionProtection", Json.createValue("INACTIVE")));

    rehearsal.deliver(id, 2);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(outcome(rehearsal.record(id)).attempts()).hasSize(2);
    assertThat(outcome(rehearsal.record(id)).revision()).isEqualTo(3);
    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("INACTIVE");
  }

  @Test
  void creditsItsOwnWriteWhenSomebodyElseWroteOnTopOfIt() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteIsDone(
        INTERRUPTED, setting("/DeletionProtection", Json.createValue("INACTIVE")));

    rehearsal.deliver(id, 1);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(rehearsal.history.head(POOL).orElseThrow().number()).isEqualTo(3);
    assertThat(shown(rehearsal.record(id)).getJsonArray("differences")).hasSize(1);
  }

  @Test
  void endsAsDivergedWhenWhatWasAskedForDoesNotCome() {
    rehearsal.pools.nextWriteIsDone(new Writing.Taken(), lengthOf(8));

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Diverged.class);
    assertThat(shown(record).getJsonArray("divergences"))
        .containsExactly(
            json(
                """
                {"path":"/Policies/PasswordPolicy/MinimumLength","intended":12,"observed":8}\
                """));
    assertThat(lastTwo()).containsExactly("external", "change");
  }

  /// What was neither there nor intended is somebody else's: they wrote in the same moment.
  @Test
  void takesWhatComesBesideItForSomebodyElses() {
    rehearsal.pools.nextWriteIsDone(
        new Writing.Taken(), setting("/DeletionProtection", Json.createValue("INACTIVE")));

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(touched(record)).containsExactly("/Policies/PasswordPolicy/MinimumLength");
    assertThat(lastTwo()).containsExactly("change", "external");
    assertThat(touched(last())).containsExactly("/DeletionProtection");
    assertThat(rehearsal.snapshot(rehearsal.history.head(POOL).orElseThrow().configuration()))
        .isEqualTo(rehearsal.live());
  }

  @Test
  void takesAnotherValueOfItsOwnSettingForSomebodyElses() {
    rehearsal.pools.nextWriteIsDone(new Writing.Taken(), lengthOf(6));

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Diverged.class);
    assertThat(touched(record)).isEmpty();
    assertThat(shown(last()).getJsonArray("differences"))
        .containsExactly(
            json("{\"path\":\"/Policies/PasswordPolicy/MinimumLength\",\"before\":8,\"after\":6}"));
  }

  /// What Cognito keeps when it is left out is told from what somebody has just set.
  @Test
  void writesNothingOverWhatSomebodyElseHasJustSet() {
    JsonObject theirs = json("{\"AdvancedSecurityMode\":\"ENFORCED\"}");
    rehearsal.pools.nextWriteIsDone(new Writing.Taken(), setting("/UserPoolAddOns", theirs));

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.live().get("UserPoolAddOns")).isEqualTo(theirs);
    assertThat(touched(last())).containsExactly("/UserPoolAddOns");
  }

  /// What was to go, and is there as the value that says so, is nobody else's doing.
  @Test
  void takesTheValueThatSaysNoneForItsOwn() {
    JsonObject off = json("{\"AdvancedSecurityMode\":\"OFF\"}");
    ChangeRecord enforced =
        rehearsal.apply(
            "\"change\": {\"UserPoolAddOns\": {\"AdvancedSecurityMode\": \"ENFORCED\"}}");
    rehearsal.pools.nextWriteIsDone(new Writing.Taken(), setting("/UserPoolAddOns", off));

    ChangeRecord record =
        rehearsal.apply("\"rollback\": {\"changeId\": \"%s\"}".formatted(enforced.id()));

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(last()).isEqualTo(rehearsal.record(record.id()));
    assertThat(rehearsal.live().get("UserPoolAddOns")).isEqualTo(off);
  }

  /// With what they had read before, in which the change was not.
  @Test
  void endsAsDivergedWhereSomebodyElseHasWrittenOverIt() {
    JsonObject before = rehearsal.live();
    rehearsal.pools.nextWriteIsDone(
        new Writing.Taken(),
        _ -> setting("/DeletionProtection", Json.createValue("INACTIVE")).apply(before));

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Diverged.class);
    assertThat(touched(record)).isEmpty();
    assertThat(touched(last())).containsExactly("/DeletionProtection");
  }

  /// The delivery before has died when its own end was on record.
  @Test
  void findsWhatComesBesideItWhenItIsDeliveredAgain() {
    ChangeRecord record = rehearsal.apply(LENGTH_12);
    rehearsal.pools.edit(POOL, setting("/DeletionProtection", Json.createValue("INACTIVE")));

    rehearsal.deliver(record.id(), 2);
    rehearsal.deliver(record.id(), 3);

    assertThat(lastTwo()).containsExactly("change", "external");
    assertThat(touched(last())).containsExactly("/DeletionProtection");
  }

  /// Whoever waits for the end does not wait for Cognito.
  @Test
  void tellsOfAnEndThatIsDeliveredAgainThoughThePoolCannotBeRead() {
    ChangeRecord record = rehearsal.apply(LENGTH_12);
    rehearsal.pools.nextRead(new Reading.Interrupted(new ApiError("Busy", "later")));

    Outcome outcome = rehearsal.deliver(record.id(), 2);

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  /// For as long as an older state may be read, it is nobody's change.
  @Test
  void takesNoLateReadForSomebodyElses() {
    rehearsal.apply("\"change\":{\"PoolName\":\"kin\"}");
    JsonObject older = rehearsal.live();
    rehearsal.apply("\"change\":{\"PoolName\":\"folk\"}");
    rehearsal.pools.onNextRead(
        () -> {
          rehearsal.pools.nextRead(read());
          for (int i = 0; i < 5; i++) {
            rehearsal.pools.nextRead(
                new Reading.Read(new Snapshot(new Configuration(older), Set.of())));
          }
        });

    ChangeRecord record = rehearsal.apply(LENGTH_12);

    assertThat(record.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(lastTwo()).containsExactly("change", "change");
  }

  @Test
  void waitsForThePoolToSettle() {
    Reading before = read();
    rehearsal.pools.nextRead(before);
    rehearsal.pools.nextRead(before);

    assertThat(rehearsal.apply(LENGTH_12).state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.pauses).contains(Duration.ofMillis(250));
  }

  @Test
  void failsAfterTheLastDeliveryWithThePoolAsItWas() {
    ChangeId id = interrupted();

    Outcome outcome = rehearsal.deliver(id, MAX_DELIVERIES);

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(rehearsal.record(id).state())
        .isInstanceOfSatisfying(
            ChangeState.Failed.class, failed -> assertThat(failed.error()).isEqualTo(BUSY));
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "5, 80", "8, 640", "9, 900", "1000, 900"})
  void neverFailsForThrottlingAlone(int delivery, int seconds) {
    ChangeId id = rehearsal.open(LENGTH_12);
    ApiError throttled = new ApiError("TooManyRequestsException", "Too many requests");
    for (int tries = 0; tries < 3; tries++) {
      rehearsal.pools.nextRead(new Reading.Interrupted(throttled));
    }

    assertThat(rehearsal.deliver(id, delivery))
        .isEqualTo(
            new Outcome.Retry(
                Duration.ofSeconds(seconds), "TooManyRequestsException: Too many requests"));
    assertThat(rehearsal.status(id)).isEqualTo("QUEUED");
    rehearsal.deliver(id, delivery + 1);
    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void comesBackLateWhenCognitoSaysItTakesLong() {
    rehearsal.pools.nextWriteFails(
        new Writing.Interrupted(
            new ApiError("UserImportInProgressException", "import"),
            Optional.of(Duration.ofMinutes(10))));

    ChangeId id = rehearsal.open(LENGTH_12);

    assertThat(rehearsal.deliver(id, 1))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.after()).isEqualTo(Duration.ofMinutes(10)));
  }

  @Test
  void saysWhenATwoCallChangeCouldNotBeTakenBack() {
    halfTaken();
    rehearsal.pools.nextWriteFails(new Writing.Refused(new ApiError("Broken", "broken")));

    ChangeRecord record = rehearsal.apply(TWO_CALLS);

    assertThat(((ChangeState.Failed) record.state()).error().message()).contains("no", "broken");
    assertThat(rehearsal.snapshot(rehearsal.history.head(POOL).orElseThrow().configuration()))
        .isEqualTo(rehearsal.live());
  }

  @Test
  void takesBackWhatIsInEffectWhenTheRestIsRefused() {
    halfTaken();

    ChangeRecord record = rehearsal.apply(TWO_CALLS);

    assertThat(record.state()).isInstanceOf(ChangeState.Refused.class);
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void takesBackWhatAnEarlierDeliveryLeftWhenTheRestIsRefused() {
    ChangeId id = rehearsal.open(TWO_CALLS);
    rehearsal.pools.nextWriteIsDone(LONG, _ -> HALF);
    rehearsal.deliver(id, 1);
    rehearsal.pools.nextWriteFails(new Writing.Refused(BUSY));

    rehearsal.deliver(id, 2);

    assertThat(rehearsal.status(id)).isEqualTo("REFUSED");
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void doesNotCallAPoolUntouchedThatItCannotReadAnyMore() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteIsDone(LONG, UnaryOperator.identity());
    rehearsal.deliver(id, 1);
    for (int i = 0; i < 3; i++) {
      rehearsal.pools.nextRead(new Reading.Refused(BUSY));
    }

    assertThat(rehearsal.deliver(id, 2)).isInstanceOf(Outcome.Retry.class);
    rehearsal.deliver(id, 3);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void believesALateReadOnlyOnASecondLook() {
    Reading late = read();
    rehearsal.apply(LENGTH_12);
    rehearsal.pools.nextRead(late);

    ChangeRecord record = rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");

    assertThat(outcome(record).revision()).isEqualTo(3);
    assertThat(new Configuration(rehearsal.live()).at(LENGTH)).contains(Json.createValue(12));
  }

  /// A change back is throttled, and a late read shows what the pool was before, which is what it
  /// is to become.
  @Test
  void doesNotTakeWhatThePoolWasForAChangeBackThatIsFinished() {
    Reading late = read();
    rehearsal.apply(LENGTH_12);
    ChangeId back = rehearsal.open(LENGTH_8);
    rehearsal.pools.nextWriteFails(INTERRUPTED);
    laterReads(late);

    rehearsal.deliver(back, 1);

    assertThat(rehearsal.status(back)).isEqualTo("APPLIED");
    assertThat(new Configuration(rehearsal.live()).at(LENGTH)).contains(Json.createValue(8));
  }

  @Test
  void doesNotTakeItForThatWhenItGivesUpEither() {
    Reading late = read();
    rehearsal.apply(LENGTH_12);
    ChangeId back = rehearsal.open(LENGTH_8);
    rehearsal.pools.nextWriteFails(LONG);
    laterReads(late);

    rehearsal.deliver(back, MAX_DELIVERIES);

    assertThat(rehearsal.status(back)).isEqualTo("FAILED");
    assertThat(new Configuration(rehearsal.live()).at(LENGTH)).contains(Json.createValue(12));
  }

  /// The pool is read as it is, and then late, within five seconds of its last revision.
  private void laterReads(Reading late) {
    Reading now = read();
    Instant settled = rehearsal.history.head(POOL).orElseThrow().at().plusSeconds(5);
    rehearsal.pools.nextRead(now);
    rehearsal.pools.nextRead(() -> rehearsal.now().isBefore(settled) ? late : now);
  }

  @Test
  void putsOnRecordWhatItSawOfOthersWhenItIsRefused() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteFails(new Writing.HalfTaken(BUSY, BUSY));
    rehearsal.pools.nextRead(read());
    JsonObject edited = setting("/PoolName", Json.createValue("others")).apply(rehearsal.live());
    rehearsal.pools.nextRead(
        () -> {
          rehearsal.pools.edit(POOL, _ -> edited);
          return new Reading.Read(new Snapshot(new Configuration(edited), Set.of()));
        });

    rehearsal.deliver(id, 1);

    assertThat(rehearsal.status(id)).isEqualTo("REFUSED");
    assertThat(rehearsal.snapshot(rehearsal.history.head(POOL).orElseThrow().configuration()))
        .isEqualTo(edited);
  }

  @Test
  void doesNotEndInConflictWithItsOwnHalf() {
    ChangeId id = rehearsal.open(TWO_CALLS + ",\"expect\":{\"MfaConfiguration\":\"OFF\"}");
    rehearsal.pools.nextWriteIsDone(LONG, _ -> HALF);
    rehearsal.deliver(id, 1);
    rehearsal.pools.edit(POOL, setting("/DeletionProtection", Json.createValue("INACTIVE")));

    rehearsal.deliver(id, 2);

    assertThat(((ChangeState.Failed) rehearsal.record(id).state()).error().message())
        .contains("/MfaConfiguration");
  }

  @Test
  void startsAnewWhereTheHistoryHasMovedOnSince() {
    ChangeId first = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteIsDone(LONG, UnaryOperator.identity());
    rehearsal.deliver(first, 1);
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    long head = rehearsal.history.head(POOL).orElseThrow().number();

    rehearsal.deliver(first, 2);

    assertThat(rehearsal.status(first)).isEqualTo("UNCHANGED");
    assertThat(rehearsal.history.head(POOL).orElseThrow().number()).isEqualTo(head);
  }

  @Test
  void looksTwiceBeforeItFailsAChangeThatMayBeInEffect() {
    ChangeId id = rehearsal.open(LENGTH_12);
    Reading late = read();
    rehearsal.pools.nextRead(late);
    rehearsal.pools.nextWriteIsDone(LONG, UnaryOperator.identity());
    rehearsal.pools.nextRead(late);

    rehearsal.deliver(id, MAX_DELIVERIES);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void refusesAPoolWithUnknownSettingsWhereThatIsWanted() {
    ChangeId id = rehearsal.open(LENGTH_12);

    rehearsal.useCase(UnknownSettingsMode.REFUSE).apply(POOL, id, 1);

    assertThat(((ChangeState.Rejected) rehearsal.record(id).state()).violations())
        .extracting(violation -> violation.path().toString())
        .containsExactly("/LambdaConfig/BrandNew", "/NobodyKnows");
  }

  @Test
  void answersItsCallbackAgainOnRedelivery() {
    ChangeId id = rehearsal.open(LENGTH_12 + ",\"taskToken\":\"t\"");

    rehearsal.deliver(id, 1);
    rehearsal.deliver(id, 2);

    assertThat(rehearsal.callbacks.answers())
        .containsExactly("t succeeded: APPLIED", "t succeeded: APPLIED");
    assertThat(rehearsal.pools.written()).hasSize(1);
  }

  @Test
  void answersItsCallbackWithAFailureWhenTheChangeDidNotHappen() {
    rehearsal.apply("\"change\":{\"MfaConfiguration\":\"ON\"},\"taskToken\":\"t\"");

    assertThat(rehearsal.callbacks.answers()).containsExactly("t failed: REJECTED");
  }

  @Test
  void answersWhoeverCameLaterWhenTheChangeEndsAndForgetsThem() {
    ChangeId id = rehearsal.open(LENGTH_12 + ",\"taskToken\":\"t\"");
    rehearsal.history.keepWaiting(POOL, id, new TaskToken("later"));

    rehearsal.deliver(id, 1);
    rehearsal.deliver(id, 2);

    assertThat(rehearsal.callbacks.answers())
        .containsExactly(
            "t succeeded: APPLIED", "later succeeded: APPLIED", "t succeeded: APPLIED");
  }

  @Test
  void answersAtOnceWhoeverComesAfterTheEnd() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.deliver(id, 1);
    rehearsal.history.keepWaiting(POOL, id, new TaskToken("later"));

    rehearsal.deliver(id, 1);

    assertThat(rehearsal.callbacks.answers()).containsExactly("later succeeded: APPLIED");
  }

  @Test
  void answersWhoeverWaitsForAChangeThatIsGivenUp() {
    ChangeId id = rehearsal.open(LENGTH_12);
    for (int i = 0; i < 3; i++) {
      rehearsal.pools.nextWriteFails(INTERRUPTED);
    }
    rehearsal.history.keepWaiting(POOL, id, new TaskToken("later"));

    rehearsal.deliver(id, MAX_DELIVERIES);

    assertThat(rehearsal.callbacks.answers()).containsExactly("later failed: FAILED");
  }

  @Test
  void leavesWhatCouldNotBeAnsweredToTheScheduleAndKeepsNobodyWaitingForIt() {
    ChangeId id = rehearsal.open(LENGTH_12 + ",\"taskToken\":\"t\"");
    rehearsal.history.keepWaiting(POOL, id, new TaskToken("later"));
    rehearsal.callbacks.trouble("t");

    assertThat(rehearsal.deliver(id, 1)).isInstanceOf(Outcome.Done.class);
    assertThat(rehearsal.callbacks.answers()).containsExactly("later succeeded: APPLIED");
    assertThat(due()).containsExactly(id);
    rehearsal.deliver(id, 1);
    assertThat(due()).containsExactly(id);
    rehearsal.callbacks.noTrouble();
    rehearsal.deliver(id, 1);

    assertThat(rehearsal.callbacks.answers())
        .containsExactly("later succeeded: APPLIED", "t succeeded: APPLIED");
    assertThat(due()).isEmpty();
    assertThat(rehearsal.record(id).untold()).isEmpty();
    assertThat(rehearsal.pools.written()).hasSize(1);
  }

  @Test
  void putsOnRecordThatSomebodyCanNeverBeTold() {
    ChangeId id = rehearsal.open(LENGTH_12 + ",\"taskToken\":\"t\"");
    rehearsal.callbacks.refuse("t");

    assertThat(rehearsal.deliver(id, 1)).isInstanceOf(Outcome.Done.class);
    assertThat(rehearsal.record(id).untold())
        .contains(new ApiError("AccessDeniedException", "not yours"));
    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(due()).isEmpty();
  }

  private List<ChangeId> due() {
    return rehearsal
        .history
        .waiting(Waiting.Kind.TIME, rehearsal.now(), Optional.empty(), 9)
        .stream()
        .map(Waiting::id)
        .toList();
  }

  @Test
  void letsThePoolRestAfterAWriteThatNobodyAnswered() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteFails(new Writing.Unanswered(BUSY));

    assertThat(rehearsal.deliver(id, 1))
        .isEqualTo(new Outcome.Retry(Retries.REST, BUSY.code() + ": " + BUSY.message()));
    assertThat(rehearsal.status(id)).isEqualTo("APPLYING");
    rehearsal.pass(Retries.REST);
    rehearsal.deliver(id, 2);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    assertThat(rehearsal.pools.written()).hasSize(1);
  }

  @Test
  void restsInItsLastDeliveryAndLooksOnceMoreBeforeItGivesUp() {
    ChangeId id = rehearsal.open(LENGTH_12);
    rehearsal.pools.nextWriteFails(new Writing.Unanswered(BUSY));

    rehearsal.deliver(id, MAX_DELIVERIES);

    assertThat(rehearsal.pauses).contains(Retries.REST);
    assertThat(rehearsal.status(id)).isEqualTo("FAILED");
  }

  @Test
  void refusesToTouchAPoolThatTheHistoryCannotHold() {
    rehearsal.history.holdAtMost(10);
    ChangeId id = rehearsal.open(LENGTH_12 + ",\"taskToken\":\"t\"");

    assertThat(rehearsal.deliver(id, 1)).isInstanceOf(Outcome.Done.class);
    assertThat(rehearsal.record(id).state())
        .isInstanceOfSatisfying(
            ChangeState.Refused.class,
            refused -> assertThat(refused.error().code()).isEqualTo("SnapshotTooLarge"));
    assertThat(rehearsal.callbacks.answers()).containsExactly("t failed: REFUSED");
    assertThat(rehearsal.pools.written()).isEmpty();
  }

  @Test
  void doesNotInventAChangeThatIsNotOnRecord() {
    ChangeId unknown = new ChangeId("018f0000-0000-7000-8000-000000000000");

    assertThat(rehearsal.deliver(unknown, 1)).isEqualTo(new Outcome.Unknown());
    assertThat(rehearsal.pools.written()).isEmpty();
  }

  /// Cognito takes the first of two calls, refuses the second, and does not take the first back.
  private void halfTaken() {
    rehearsal.pools.nextWriteIsDone(
        new Writing.HalfTaken(new ApiError("No", "no"), BUSY), _ -> HALF);
  }

  /// A deployment has just given the right, and IAM has not spread it yet.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksTwiceAgainForARightThatItLacks(boolean reading) {
    ChangeId id = rehearsal.open(LENGTH_12);
    deny(reading);
    assertThat(rehearsal.deliver(id, 1)).isInstanceOf(Outcome.Retry.class);
    deny(reading);
    assertThat(rehearsal.deliver(id, 2)).isInstanceOf(Outcome.Retry.class);

    rehearsal.deliver(id, 3);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isRefusedForARightThatItStillLacks(boolean reading) {
    ChangeId id = rehearsal.open(LENGTH_12);
    for (int delivery = 1; delivery <= 3; delivery++) {
      assertThat(rehearsal.status(id)).isNotEqualTo("REFUSED");
      deny(reading);
      rehearsal.deliver(id, delivery);
    }

    assertThat(rehearsal.status(id)).isEqualTo("REFUSED");
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  private void deny(boolean reading) {
    ApiError denied = new ApiError("AccessDeniedException", "is not authorized to perform");
    for (int i = 0; i < 3; i++) {
      if (reading) {
        rehearsal.pools.nextRead(new Reading.Refused(denied));
      } else {
        rehearsal.pools.nextWriteFails(new Writing.Refused(denied));
      }
    }
  }

  /// A change whose first delivery gets no write through.
  private ChangeId interrupted() {
    for (int i = 0; i < 3; i++) {
      rehearsal.pools.nextWriteFails(INTERRUPTED);
    }
    return rehearsal.open(LENGTH_12);
  }

  private Reading read() {
    return rehearsal.pools.read(POOL);
  }

  private JsonObject shown(ChangeRecord record) {
    return RecordJson.brief(
        record, rehearsal.history.snapshots(POOL, RecordJson.fingerprints(List.of(record))));
  }

  private List<String> touched(ChangeRecord record) {
    return shown(record).getJsonArray("differences").getValuesAs(JsonObject.class).stream()
        .map(difference -> difference.getString("path"))
        .toList();
  }

  private ChangeRecord last() {
    return rehearsal.record(rehearsal.history.head(POOL).orElseThrow().madeBy());
  }

  private List<String> lastTwo() {
    long last = rehearsal.history.head(POOL).orElseThrow().number();
    return rehearsal.history.revisions(POOL, last - 1, last).stream()
        .map(revision -> rehearsal.record(revision.madeBy()).kind())
        .toList();
  }

  private static UnaryOperator<JsonObject> lengthOf(int length) {
    return setting("/Policies/PasswordPolicy/MinimumLength", Json.createValue(length));
  }

  private static ChangeState.Outcome outcome(ChangeRecord record) {
    return switch (record.state()) {
      case ChangeState.Applied applied -> applied.outcome();
      case ChangeState.Diverged diverged -> diverged.outcome();
      case ChangeState state -> throw new AssertionError("has no outcome: " + state);
    };
  }
}
