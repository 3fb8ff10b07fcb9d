package io.github.poolkeeper.core.apply;

import static java.util.stream.Collectors.joining;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One run of a change, from reading the pool to its end or to the first trouble.
final class ChangeRun {
  private final ChangeHistory history;
  private final Ledger ledger;
  private final RequestPlanner planner;
  private final DryRun dryRun;
  private final PoolReader reader;
  private final PoolWriter writer;
  private final TakingBack takingBack;
  private final ChangeEnd end;
  private final InstantSource clock;

  ChangeRun(
      UserPools pools,
      ChangeHistory history,
      Ledger ledger,
      RequestPlanner planner,
      ApplyClock time) {
    this.history = history;
    this.ledger = ledger;
    this.planner = planner;
    this.dryRun = new DryRun(pools, time.clock());
    this.reader = new PoolReader(pools, time.pause());
    this.writer = new PoolWriter(pools, reader);
    this.takingBack = new TakingBack(pools, reader);
    this.end = new ChangeEnd(history, time.clock());
    this.clock = time.clock();
  }

  Step once(ChangeRecord record, Optional<Revision> head) {
    return switch (read(record, head)) {
      case Reading.Refused(ApiError error) -> unseen(record, head, error);
      case Reading.Interrupted(ApiError error) ->
          new Step.Interrupted(record, head, error, Optional.empty());
      case Reading.Read(Snapshot live) ->
          switch (record.state()) {
            case ChangeState.Applying applying -> resume(record, applying, head, live);
            case ChangeState _ -> start(record, List.of(), head, live);
          };
    };
  }

  /// What is neither known nor to be expected so soon after a write may be a late read: it takes a
  /// second look to believe it.
  private Reading read(ChangeRecord record, Optional<Revision> head) {
    UserPoolId pool = record.userPoolId();
    Reading reading = reader.read(pool);
    if (!(reading instanceof Reading.Read(Snapshot live)) || !isFresh(record, head)) {
      return reading;
    }
    Predicate<Configuration> expected = expected(record, head.orElseThrow());
    return expected.test(live.configuration()) ? reading : reader.settled(pool, reading, expected);
  }

  private boolean isFresh(ChangeRecord record, Optional<Revision> head) {
    Instant settled = clock.instant().minus(PoolReader.SETTLED);
    boolean isAttempted =
        record.state() instanceof ChangeState.Applying applying
            && applying.current().startedAt().isAfter(settled);
    return head.filter(last -> isAttempted || last.at().isAfter(settled)).isPresent();
  }

  private Predicate<Configuration> expected(ChangeRecord record, Revision head) {
    UserPoolId pool = record.userPoolId();
    if (record.state() instanceof ChangeState.Applying applying && isCurrent(applying, head)) {
      Attempted attempted = Attempted.of(history, pool, applying);
      return live ->
          attempted.progress(live) == Progress.FINISHED
              || attempted.progress(live) == Progress.UNFINISHED;
    }
    return live -> ledger.standsFor(pool, head, live);
  }

  /// Cognito does not show the pool. Nothing has happened to it, or nobody knows what.
  private Step unseen(ChangeRecord record, Optional<Revision> head, ApiError error) {
    return record.state() instanceof ChangeState.Applying
        ? new Step.Interrupted(record, head, error, Optional.empty())
        : end.refused(record, error);
  }

  /// The last run of a change that kept being interrupted.
  Step giveUp(Step.Interrupted interrupted) {
    ChangeRecord record = interrupted.record();
    if (!(record.state() instanceof ChangeState.Applying applying)
        || interrupted.head().filter(head -> isCurrent(applying, head)).isEmpty()) {
      return end.failed(record, interrupted.error());
    }
    Attempted attempted = Attempted.of(history, record.userPoolId(), applying);
    return switch (reader.settled(record.userPoolId(), attempted::isFinished)) {
      case Reading.Read(Snapshot live) when attempted.isFinished(live.configuration()) ->
          resume(record, applying, interrupted.head(), live);
      case Reading.Read _, Reading.Refused _ -> end.failed(record, interrupted.error());
      case Reading.Interrupted _ -> interrupted;
    };
  }

  /// After a change that has failed, the pool is as it is: that is on record, too. Empty when it
  /// is, otherwise the trouble on the way.
  Optional<ApiError> takeStock(UserPoolId pool) {
    return switch (reader.read(pool)) {
      case Reading.Read(Snapshot live) -> {
        ledger.reconcile(pool, history.head(pool), live.configuration());
        yield Optional.empty();
      }
      case Reading.Refused _ -> Optional.empty();
      case Reading.Interrupted(ApiError error) -> Optional.of(error);
    };
  }

  /// Goes on with an attempt that nobody saw the end of. Where the history has moved on since, what
  /// it did is part of a later revision, and it starts anew.
  private Step resume(
      ChangeRecord record, ChangeState.Applying applying, Optional<Revision> head, Snapshot live) {
    Revision last = head.orElseThrow();
    if (!isCurrent(applying, last)) {
      return start(record, applying.attempts(), head, live);
    }
    Configuration found = live.configuration();
    Attempted attempted = Attempted.of(history, record.userPoolId(), applying);
    Configuration intended = attempted.intended();
    return switch (attempted.progress(found)) {
      case FINISHED -> end.revised(record, applying, last, intended, found);
      case UNFINISHED -> goOn(new Write(record, applying, last, live, intended));
      case FINISHED_AND_CHANGED_SINCE -> {
        Step step = end.revised(record, applying, last, intended, intended);
        ledger.reconcile(record.userPoolId(), history.head(record.userPoolId()), found);
        yield step;
      }
      case OVERWRITTEN -> start(record, applying.attempts(), head, live);
    };
  }

  /// Whether nothing has come into the history since the attempt set out.
  private static boolean isCurrent(ChangeState.Applying applying, Revision head) {
    return applying.current().before().equals(head.configuration());
  }

  /// Plans from the pool as it is.
  private Step start(
      ChangeRecord record, List<Attempt> earlier, Optional<Revision> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Revision current = ledger.reconcile(record.userPoolId(), head, live.configuration());
    Plan plan = planner.plan(request, live.configuration());
    if (plan instanceof Plan.Write write && !request.conditions().dryRun()) {
      Attempt attempt = DryRun.attempt(write, current.configuration(), clock.instant());
      return begin(intend(record, with(earlier, attempt), current, live, write.after()));
    }
    ChangeState.Ended state = dryRun.end(request.action(), plan, live, current.configuration());
    List<Difference> left = left(record, live);
    return switch (plan) {
      case Plan.Write write -> end.planned(record, state, write.after());
      case Plan.Nothing _ -> end.ended(record, state);
      case Plan.Wrong _, Plan.InConflict _ ->
          left.isEmpty() ? end.ended(record, state) : end.failed(record, halfway(state, left));
    };
  }

  /// What an earlier attempt meant to bring and the pool has.
  private List<Difference> left(ChangeRecord record, Snapshot live) {
    return record.state() instanceof ChangeState.Applying applying
        ? Attempted.of(history, record.userPoolId(), applying).inEffect(live.configuration())
        : List.of();
  }

  private static ApiError halfway(ChangeState.Ended state, List<Difference> left) {
    return new ApiError(
        state.status(),
        "somebody else changed the pool while this change was half done, and it cannot go on; in effect: "
            + left.stream().map(one -> one.path().toString()).collect(joining(", "))
            + "; why: "
            + CallbackText.cause(state));
  }

  /// One write of the pool, with what goes on record about it.
  private record Write(
      ChangeRecord record,
      ChangeState.Applying applying,
      Revision head,
      Snapshot live,
      Configuration after) {}

  /// Puts the intent on record, before the first write to the pool.
  private Write intend(
      ChangeRecord record,
      List<Attempt> attempts,
      Revision head,
      Snapshot live,
      Configuration after) {
    ChangeState.Applying applying = new ChangeState.Applying(attempts);
    ChangeRecord intended = record.in(applying);
    history.update(intended, List.of(after));
    return new Write(intended, applying, head, live, after);
  }

  /// The first write of an attempt: where it is refused, nothing has happened.
  private Step begin(Write write) {
    PoolWriter.Result result = written(write);
    return result instanceof PoolWriter.Result.Refused(ApiError error)
        ? end.refused(write.record(), error)
        : after(write, result);
  }

  private Step goOn(Write write) {
    return after(write, written(write));
  }

  private PoolWriter.Result written(Write write) {
    return writer.write(write.record().userPoolId(), write.live(), write.after());
  }

  private Step after(Write write, PoolWriter.Result result) {
    return switch (result) {
      case PoolWriter.Result.Observed(Configuration observed) -> {
        KeptSettings kept = KeptSettings.of(write.after(), observed);
        yield kept.isEmpty()
            ? end.revised(write.record(), write.applying(), write.head(), write.after(), observed)
            : neutralise(write, observed, kept);
      }
      case PoolWriter.Result.Refused(ApiError error) -> refused(write, error);
      case PoolWriter.Result.HalfTaken(ApiError error) -> refused(write, error);
      case PoolWriter.Result.Unknown(ApiError error, Optional<Duration> retryAfter) ->
          new Step.Interrupted(write.record(), Optional.of(write.head()), error, retryAfter);
    };
  }

  private Step refused(Write write, ApiError refusal) {
    ChangeRecord record = write.record();
    UserPoolId pool = record.userPoolId();
    Attempted attempted = Attempted.of(history, pool, write.applying());
    return switch (takingBack.of(pool, attempted, refusal)) {
      case TakingBack.Result.Untouched(ApiError error) -> end.refused(record, error);
      case TakingBack.Result.Finished(Snapshot live) ->
          resume(record, write.applying(), Optional.of(write.head()), live);
      case TakingBack.Result.Stuck(ApiError error) -> end.failed(record, error);
      case TakingBack.Result.Unknown(ApiError error, Optional<Duration> retryAfter) ->
          new Step.Interrupted(record, Optional.of(write.head()), error, retryAfter);
    };
  }

  /// A further attempt, with the value that says "none" for what Cognito has kept.
  private Step neutralise(Write write, Configuration observed, KeptSettings kept) {
    Attempt last = write.applying().current();
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
    return goOn(
        intend(
            write.record(),
            with(write.applying().attempts(), attempt),
            write.head(),
            new Snapshot(observed, write.live().mfaMembers()),
            kept.neutralised()));
  }

  private static List<Attempt> with(List<Attempt> earlier, Attempt attempt) {
    return Stream.concat(earlier.stream(), Stream.of(attempt)).toList();
  }
}
