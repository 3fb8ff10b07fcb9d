package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.preview.DryRun;
import io.github.poolkeeper.core.preview.RequestPlanner;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.KeptSettings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
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
  private final DryRun dryRun;
  private final PoolWriter writer;
  private final ChangeEnd end;
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
    this.dryRun = new DryRun(pools, time.clock());
    this.writer = new PoolWriter(pools, time.pause());
    this.end = new ChangeEnd(history, time.clock());
    this.clock = time.clock();
  }

  Step once(ChangeRecord record, Optional<Revision> head) {
    return switch (pools.read(record.userPoolId())) {
      case Reading.Refused(ApiError error) -> end.refused(record, error);
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
      case Reading.Refused(ApiError error) -> end.refused(record, error);
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
    return end.failed(record, interrupted.error());
  }

  /// Goes on with an attempt that nobody saw the end of.
  private Step resume(
      ChangeRecord record, ChangeState.Applying applying, Optional<Revision> head, Snapshot live) {
    UserPoolId pool = record.userPoolId();
    Attempted attempted = attempted(pool, applying);
    Configuration intended = attempted.intended();
    return switch (Progress.of(attempted.before(), intended, live.configuration())) {
      case FINISHED ->
          end.revised(record, applying, head.orElseThrow(), intended, live.configuration());
      case UNFINISHED -> write(record, applying, head.orElseThrow(), live, intended);
      case FINISHED_AND_CHANGED_SINCE -> {
        Step step = end.revised(record, applying, head.orElseThrow(), intended, intended);
        ledger.reconcile(pool, history.head(pool), live.configuration());
        yield step;
      }
      case OVERWRITTEN -> start(record, applying.attempts(), head, live);
    };
  }

  /// Plans from the pool as it is.
  private Step start(
      ChangeRecord record, List<Attempt> earlier, Optional<Revision> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Revision current = ledger.reconcile(record.userPoolId(), head, live.configuration());
    Plan plan = planner.plan(request, live.configuration());
    if (plan instanceof Plan.Write write && !request.conditions().dryRun()) {
      Attempt attempt = DryRun.attempt(write, current.configuration(), clock.instant());
      return intend(record, with(earlier, attempt), current, live, write.after());
    }
    ChangeState.Ended state = dryRun.end(request.action(), plan, live, current.configuration());
    return plan instanceof Plan.Write write
        ? end.planned(record, state, write.after())
        : end.ended(record, state);
  }

  /// Puts the intent on record, before the first write to the pool.
  private Step intend(
      ChangeRecord record,
      List<Attempt> attempts,
      Revision head,
      Snapshot live,
      Configuration after) {
    ChangeState.Applying applying = new ChangeState.Applying(attempts);
    ChangeRecord intended = record.in(applying);
    history.update(intended, List.of(after));
    return write(intended, applying, head, live, after);
  }

  private Step write(
      ChangeRecord record,
      ChangeState.Applying applying,
      Revision head,
      Snapshot live,
      Configuration after) {
    return switch (writer.write(record.userPoolId(), live, after)) {
      case PoolWriter.Result.Observed(Configuration observed) -> {
        KeptSettings kept = KeptSettings.of(after, observed);
        yield kept.isEmpty()
            ? end.revised(record, applying, head, after, observed)
            : neutralise(record, applying, head, new Snapshot(observed, live.mfaMembers()), kept);
      }
      case PoolWriter.Result.Refused(ApiError error) -> end.refused(record, error);
      case PoolWriter.Result.HalfTaken(ApiError error) -> halfTaken(record, head, error);
      case PoolWriter.Result.Unknown unknown ->
          new Step.Interrupted(record, Optional.of(head), unknown.error(), unknown.retryAfter());
    };
  }

  /// A further attempt, with the value that says "none" for what Cognito has kept.
  private Step neutralise(
      ChangeRecord record,
      ChangeState.Applying applying,
      Revision head,
      Snapshot observed,
      KeptSettings kept) {
    Attempt last = applying.current();
    List<Adjustment> adjustments =
        Stream.concat(
                last.adjustments().stream(),
                kept.paths().stream()
                    .map(
                        path ->
                            new Adjustment(
                                "kept settings", path, "Cognito keeps it; this value says none")))
            .toList();
    Attempt attempt =
        new Attempt(
            last.before(),
            kept.neutralised().fingerprint(),
            adjustments,
            last.remains(),
            clock.instant());
    return intend(record, with(applying.attempts(), attempt), head, observed, kept.neutralised());
  }

  private Step halfTaken(ChangeRecord record, Revision head, ApiError error) {
    if (pools.read(record.userPoolId()) instanceof Reading.Read(Snapshot live)) {
      ledger.reconcile(record.userPoolId(), Optional.of(head), live.configuration());
    }
    return end.failed(record, error);
  }

  private static List<Attempt> with(List<Attempt> earlier, Attempt attempt) {
    return Stream.concat(earlier.stream(), Stream.of(attempt)).toList();
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
