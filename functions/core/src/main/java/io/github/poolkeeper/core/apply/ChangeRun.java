package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Head;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.ReadBack;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One run of a change, from reading the pool to its end or to the first trouble.
final class ChangeRun {
  private final UserPools pools;
  private final ChangeHistory history;
  private final Ledger ledger;
  private final RequestPlanner planner;
  private final PoolWriter writer;
  private final InstantSource clock;

  ChangeRun(
      UserPools pools,
      ChangeHistory history,
      Ledger ledger,
      RequestPlanner planner,
      ApplyClock time) {
    this.pools = pools;
    this.history = history;
    this.ledger = ledger;
    this.planner = planner;
    this.writer = new PoolWriter(pools, time.pause());
    this.clock = time.clock();
  }

  Step once(ChangeRecord record, Optional<Head> head) {
    return switch (pools.read(record.userPoolId())) {
      case Reading.Refused(ApiError error) -> refused(record, error);
      case Reading.Interrupted(ApiError error) ->
          new Step.Interrupted(record, head, error, Optional.empty());
      case Reading.Read(Snapshot live) ->
          switch (record.state()) {
            case ChangeState.Applying applying -> resume(record, applying, head, live);
            case ChangeState _ -> start(record, List.of(), head, live);
          };
    };
  }

  /// The last run of a change that kept being interrupted: it ends with what the pool is like.
  Step giveUp(Step.Interrupted interrupted) {
    ChangeRecord record = interrupted.record();
    return switch (pools.read(record.userPoolId())) {
      case Reading.Read(Snapshot live) -> giveUp(interrupted, live);
      case Reading.Refused(ApiError error) -> refused(record, error);
      case Reading.Interrupted _ -> interrupted;
    };
  }

  private Step giveUp(Step.Interrupted interrupted, Snapshot live) {
    ChangeRecord record = interrupted.record();
    if (record.state() instanceof ChangeState.Applying applying) {
      Attempted attempted = attempted(record.userPoolId(), applying);
      Progress progress =
          Progress.of(attempted.before(), attempted.intended(), live.configuration());
      if (progress == Progress.FINISHED || progress == Progress.FINISHED_AND_CHANGED_SINCE) {
        return resume(record, applying, interrupted.head(), live);
      }
    }
    ledger.reconcile(record.userPoolId(), interrupted.head(), live.configuration());
    return ended(
        record, new ChangeState.Failed(interrupted.error(), attempts(record), clock.instant()));
  }

  /// Goes on with an attempt that nobody saw the end of.
  private Step resume(
      ChangeRecord record, ChangeState.Applying applying, Optional<Head> head, Snapshot live) {
    Attempted attempted = attempted(record.userPoolId(), applying);
    return switch (Progress.of(attempted.before(), attempted.intended(), live.configuration())) {
      case FINISHED -> applied(record, applying, head, attempted.intended(), live.configuration());
      case UNFINISHED -> write(record, applying, head, live, attempted.intended());
      case FINISHED_AND_CHANGED_SINCE -> {
        Step step = applied(record, applying, head, attempted.intended(), attempted.intended());
        ledger.reconcile(
            record.userPoolId(), history.head(record.userPoolId()), live.configuration());
        yield step;
      }
      case OVERWRITTEN -> start(record, applying.attempts(), head, live);
    };
  }

  /// Plans from the pool as it is.
  private Step start(
      ChangeRecord record, List<Attempt> earlier, Optional<Head> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Head current = ledger.reconcile(record.userPoolId(), head, live.configuration());
    Instant now = clock.instant();
    return switch (planner.plan(request, live.configuration())) {
      case Plan.Wrong wrong -> ended(record, new ChangeState.Rejected(wrong.violations(), now));
      case Plan.InConflict conflict ->
          ended(record, new ChangeState.Conflicted(conflict.conflicts(), now));
      case Plan.Nothing _ -> ended(record, new ChangeState.Unchanged(current.configuration(), now));
      case Plan.Write plan -> {
        Attempt attempt =
            new Attempt(
                current.configuration(), plan.after().fingerprint(), plan.adjustments(), now);
        yield request.conditions().dryRun()
            ? planned(record, attempt, plan)
            : intend(record, earlier, attempt, plan, current, live);
      }
    };
  }

  private Step planned(ChangeRecord record, Attempt attempt, Plan.Write plan) {
    ChangeRecord planned = record.in(new ChangeState.Planned(attempt, clock.instant()));
    history.update(planned, List.of(plan.after()));
    return new Step.Ended(planned);
  }

  /// Puts the intent on record, before the first write to the pool.
  private Step intend(
      ChangeRecord record,
      List<Attempt> earlier,
      Attempt attempt,
      Plan.Write plan,
      Head head,
      Snapshot live) {
    List<Attempt> attempts = Stream.concat(earlier.stream(), Stream.of(attempt)).toList();
    ChangeState.Applying applying = new ChangeState.Applying(attempts);
    ChangeRecord intended = record.in(applying);
    history.update(intended, List.of(plan.after()));
    return write(intended, applying, Optional.of(head), live, plan.after());
  }

  private Step write(
      ChangeRecord record,
      ChangeState.Applying applying,
      Optional<Head> head,
      Snapshot live,
      Configuration after) {
    return switch (writer.write(record.userPoolId(), live, after)) {
      case PoolWriter.Result.Observed(Configuration observed) ->
          applied(record, applying, head, after, observed);
      case PoolWriter.Result.Refused(ApiError error) -> refused(record, error);
      case PoolWriter.Result.HalfTaken(ApiError error) -> halfTaken(record, head, error);
      case PoolWriter.Result.Unknown unknown ->
          new Step.Interrupted(record, head, unknown.error(), unknown.retryAfter());
    };
  }

  /// Ends the change with the revision that it made, as intended or not.
  private Step applied(
      ChangeRecord record,
      ChangeState.Applying applying,
      Optional<Head> head,
      Configuration intended,
      Configuration observed) {
    Instant now = clock.instant();
    Head before = head.orElseThrow();
    Revision revision = ledger.next(before, record, observed.fingerprint(), now);
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            revision.number(),
            Optional.of(before.configuration()),
            revision.configuration(),
            applying.attempts());
    ChangeRecord ended =
        record.in(
            ReadBack.differences(intended, observed).isEmpty()
                ? new ChangeState.Applied(outcome, now)
                : new ChangeState.Diverged(outcome, intended.fingerprint(), now));
    history.addRevision(ended, revision, List.of(observed));
    return new Step.Ended(ended);
  }

  private Step halfTaken(ChangeRecord record, Optional<Head> head, ApiError error) {
    if (pools.read(record.userPoolId()) instanceof Reading.Read(Snapshot live)) {
      ledger.reconcile(record.userPoolId(), head, live.configuration());
    }
    return ended(record, new ChangeState.Failed(error, attempts(record), clock.instant()));
  }

  private Step refused(ChangeRecord record, ApiError error) {
    return ended(record, new ChangeState.Refused(error, attempts(record), clock.instant()));
  }

  private Step ended(ChangeRecord record, ChangeState.Ended state) {
    ChangeRecord ended = record.in(state);
    history.update(ended, List.of());
    return new Step.Ended(ended);
  }

  private static List<Attempt> attempts(ChangeRecord record) {
    return record.state() instanceof ChangeState.Applying applying
        ? applying.attempts()
        : List.of();
  }

  /// The two ends of the current attempt.
  private record Attempted(Configuration before, Configuration intended) {}

  private Attempted attempted(UserPoolId pool, ChangeState.Applying applying) {
    Attempt current = applying.current();
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(current.before(), current.after()));
    return new Attempted(
        Optional.ofNullable(snapshots.get(current.before())).orElseThrow(),
        Optional.ofNullable(snapshots.get(current.after())).orElseThrow());
  }
}
