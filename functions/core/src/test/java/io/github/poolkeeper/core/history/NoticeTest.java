package io.github.poolkeeper.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequests;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final UserPoolId POOL = new UserPoolId("eu-west-1_AbCdEf123");
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123Z");
  private static final Fingerprint BEFORE = Fingerprint.of(JsonText.parse("{\"a\":1}"));
  private static final Fingerprint AFTER = Fingerprint.of(JsonText.parse("{\"a\":2}"));
  private static final Attempt PLAN = new Attempt(BEFORE, AFTER, List.of(), List.of(), NOON);

  @Test
  void saysWhoWantsWhatUntilWhen() {
    ChangeState waiting =
        new ChangeState.PendingApproval(
            Records.forecast(new Forecast.Undo.Possible(List.of())), NOON);

    assertThat(
            notice(
                asked(new ChangeState.Queued()).reviewed(review("/MfaConfiguration")).in(waiting)))
        .contains(
            "customers (eu-west-1_AbCdEf123): a change of /MfaConfiguration, asked for by"
                + " AROAEXAMPLE:mai, waits for 2 to agree until 2026-05-04T12:00:00Z.");
  }

  @Test
  void saysHowAChangeWentWrong() {
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(2, Optional.of(BEFORE), AFTER, List.of(PLAN));

    assertThat(notice(asked(new ChangeState.Diverged(outcome, AFTER, NOON)).reviewed(review("/A"))))
        .contains(
            "customers (eu-west-1_AbCdEf123): a change of /A, asked for by AROAEXAMPLE:mai,"
                + " was taken, but the pool reads back otherwise.");
    assertThat(
            notice(
                asked(new ChangeState.Failed(new ApiError("Code", "words"), List.of(PLAN), NOON))))
        .contains(
            "eu-west-1_AbCdEf123: a change of settings that are not known, asked for by"
                + " AROAEXAMPLE:mai, has failed for good.");
  }

  @Test
  void saysWhatOthersChanged() {
    assertThat(notice(external(Optional.of(BEFORE)).reviewed(review("/A", "/B", "/C", "/D", "/E"))))
        .contains(
            "customers (eu-west-1_AbCdEf123): /A, /B, /C and 2 more changed past Poolkeeper;"
                + " this weakens the pool.");
    assertThat(notice(external(Optional.of(BEFORE))))
        .contains("eu-west-1_AbCdEf123: settings that are not known changed past Poolkeeper.");
  }

  @Test
  void saysNothingOfWhatNeedsNobody() {
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(2, Optional.of(BEFORE), AFTER, List.of(PLAN));

    assertThat(notice(external(Optional.empty()))).isEmpty();
    assertThat(notice(asked(new ChangeState.Applied(outcome, NOON)))).isEmpty();
    assertThat(notice(asked(new ChangeState.Queued()))).isEmpty();
  }

  @Test
  void laysOnNobodyWhatPoolkeeperHasLeftHalfDone() {
    ChangeId own = new ChangeId("0198c0de-0000-7000-8000-000000000001");
    ChangeState.Outcome outcome = new ChangeState.Outcome(2, Optional.of(BEFORE), AFTER, List.of());
    Cause left = new Cause.External(Optional.of(new Cause.Leftover(own, List.of())));

    assertThat(notice(record(left, new ChangeState.Applied(outcome, NOON))).orElseThrow())
        .contains("left half-done by change " + own)
        .doesNotContain("past Poolkeeper");
  }

  private static Optional<String> notice(ChangeRecord record) {
    return Notice.of(record);
  }

  private static ChangeRecord asked(ChangeState state) {
    Cause cause =
        new Cause.Requested(
            ChangeRequests.all()
                .filter(r -> r.action().kind().equals("change"))
                .findFirst()
                .orElseThrow(),
            Optional.of(new Identity("AROAEXAMPLE:mai")));
    return record(cause, state);
  }

  private static ChangeRecord external(Optional<Fingerprint> before) {
    ChangeState.Outcome outcome = new ChangeState.Outcome(2, before, AFTER, List.of());
    return record(new Cause.External(), new ChangeState.Applied(outcome, NOON));
  }

  private static ChangeRecord record(Cause cause, ChangeState state) {
    ChangeId id = new ChangeId("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968");
    return ChangeRecord.of(id, POOL, cause, NOON, state);
  }

  private static Review review(String... paths) {
    List<Verdict.Finding> findings = Stream.of(paths).map(NoticeTest::finding).toList();
    Verdict verdict =
        new Verdict(
            new Verdict.PolicyVersion("1", BEFORE),
            new Effect.Approve(2),
            findings,
            Optional.empty());
    return new Review(PLAN, AFTER, verdict, Optional.of("customers"), List.of());
  }

  private static Verdict.Finding finding(String path) {
    return new Verdict.Finding(
        Pointer.parse(path),
        Direction.LOOSENING,
        "is weakened",
        Optional.of("rule"),
        new Effect.Approve(2),
        "so");
  }
}
