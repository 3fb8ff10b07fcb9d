package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Records of a made-up pool, each a millisecond younger than the one before.
final class Records {
  static final UserPoolId POOL = new UserPoolId("eu-west-1_AbCdEf123");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Configuration BEFORE = configuration("before");
  static final Configuration AFTER = configuration("after");

  private long milliseconds;
  private final ChangeIds ids = new ChangeIds(this::next, new Random(7));

  private Instant next() {
    return NOON.plusMillis(milliseconds++);
  }

  static Configuration configuration(String poolName) {
    return new Configuration(JsonValues.object().add("PoolName", poolName).build());
  }

  static JsonObject json(String text) {
    return JsonText.parse(text).asJsonObject();
  }

  ChangeId id() {
    return ids.next();
  }

  ChangeRecord queued(String requestId) {
    return queued(requestId, json("{\"PoolName\":\"after\"}"));
  }

  ChangeRecord queued(String requestId, JsonObject patch) {
    return queued(requestId, new Action.Change(patch));
  }

  ChangeRecord rollback(String requestId, ChangeRecord original) {
    return queued(requestId, new Action.Rollback(original.id(), OnConflict.REFUSE));
  }

  private ChangeRecord queued(String requestId, Action action) {
    return queued(
        requestId,
        action,
        new ChangeRequest.Explanation(Optional.of("ada"), Optional.of("because")));
  }

  ChangeRecord queued(String requestId, Action action, ChangeRequest.Explanation explanation) {
    ChangeRequest request =
        new ChangeRequest(
            POOL,
            new RequestId(requestId),
            action,
            new ChangeRequest.Conditions(Optional.empty(), false),
            explanation,
            Optional.empty());
    return ChangeRecord.of(
        id(),
        POOL,
        new Cause.Requested(request, Optional.of(new Identity("AROAEXAMPLE:ada"))),
        NOON,
        new ChangeState.Queued());
  }

  ChangeRecord askedBy(String requestId, String requestedBy) {
    return queued(
        requestId,
        new Action.Change(json("{\"PoolName\":\"after\"}")),
        new ChangeRequest.Explanation(Optional.of(requestedBy), Optional.empty()));
  }

  /// One that two people have to agree to.
  ChangeRecord pending(UserPoolId pool, Instant expiresAt) {
    ChangeId id = id();
    Fingerprint hash = AFTER.fingerprint();
    return new ChangeRecord(
        id,
        pool,
        queued("pending-" + id).cause(),
        NOON,
        new ChangeState.PendingApproval(
            new Forecast(
                List.of("UpdateUserPool"), hash, new Forecast.Undo.Possible(List.of()), List.of()),
            expiresAt),
        Optional.of(ChangeStatus.Known.QUEUED),
        Optional.of(new Review(attempt(), hash, verdict(), Optional.of("customers"), List.of())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private static Verdict verdict() {
    Effect two = new Effect.Approve(2);
    Verdict.Finding finding =
        new Verdict.Finding(
            Pointer.parse("/DeletionProtection"),
            Direction.LOOSENING,
            "is weakened",
            Optional.of("deletion-protection-off"),
            two,
            "the pool and all its users could be deleted");
    Verdict.PolicyVersion policy = new Verdict.PolicyVersion("default-1", AFTER.fingerprint());
    return new Verdict(policy, two, List.of(finding), Optional.empty());
  }

  ChangeRecord external(Revision revision) {
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            revision.number(), Optional.empty(), revision.configuration(), List.of());
    return ChangeRecord.of(
        revision.madeBy(),
        POOL,
        new Cause.External(),
        NOON,
        new ChangeState.Applied(outcome, NOON));
  }

  static ChangeRecord applying(ChangeRecord record) {
    return record.in(new ChangeState.Applying(List.of(attempt())));
  }

  static ChangeRecord applied(ChangeRecord record, Revision revision) {
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            revision.number(),
            Optional.of(BEFORE.fingerprint()),
            revision.configuration(),
            List.of(attempt()));
    return record.in(new ChangeState.Applied(outcome, NOON));
  }

  /// A rollback that has left something of what it undoes.
  static ChangeRecord appliedInPart(ChangeRecord record, Revision revision, Pointer left) {
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            revision.number(),
            Optional.of(BEFORE.fingerprint()),
            revision.configuration(),
            List.of(attempt()),
            List.of(left));
    return record.in(new ChangeState.Applied(outcome, NOON));
  }

  private static Attempt attempt() {
    return new Attempt(BEFORE.fingerprint(), AFTER.fingerprint(), List.of(), List.of(), NOON);
  }

  static Revision revision(long number, ChangeRecord madeBy) {
    return new Revision(number, AFTER.fingerprint(), madeBy.id(), NOON);
  }
}
