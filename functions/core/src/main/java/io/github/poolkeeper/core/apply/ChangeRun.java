package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotTooLargeException;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.proposal.Proposals;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// One run of a change, from reading the pool to its end or to the first trouble.
final class ChangeRun {
  private static final System.Logger LOG = System.getLogger(ChangeRun.class.getName());

  private final PoolReader reader;
  private final SecondLook secondLook;
  private final PlanRun plan;
  private final AttemptRun attempt;
  private final Books books;

  ChangeRun(UserPools pools, ApplySettings settings, Books books, Pause pause) {
    ChangeHistory history = books.history();
    InstantSource clock = books.clock();
    this.books = books;
    this.reader = new PoolReader(pools, pause);
    this.secondLook = new SecondLook(reader, books);
    this.attempt = new AttemptRun(pools, reader, secondLook, books);
    this.plan =
        new PlanRun(
            new Proposals(history, settings.unknownSettings(), settings.policy(), clock),
            new PendingPlan(history, settings.approvalExpiry(), clock),
            attempt,
            books);
  }

  Step once(ChangeRecord record, Optional<Revision> head) {
    try {
      return looked(record, head);
    } catch (SnapshotTooLargeException e) {
      return unkept(record, e);
    }
  }

  /// Of a pool that cannot be on record nothing can be undone: it is left as it is.
  private Step unkept(ChangeRecord record, SnapshotTooLargeException tooLarge) {
    ChangeRecord now = books.history().find(record.userPoolId(), record.id()).orElseThrow();
    ApiError error = new ApiError("SnapshotTooLarge", String.valueOf(tooLarge.getMessage()));
    return now.state() instanceof ChangeState.Applying
        ? books.end().failed(now, error)
        : books.end().refused(now, error);
  }

  private Step looked(ChangeRecord record, Optional<Revision> head) {
    return switch (secondLook.read(record, head)) {
      case Reading.Refused(ApiError error) -> unseen(record, head, error);
      case Reading.Interrupted(ApiError error) ->
          new Step.Interrupted(record, head, error, Optional.empty());
      case Reading.Read(Snapshot live) ->
          switch (record.state()) {
            case ChangeState.Applying applying -> resume(record, applying, head, live);
            case ChangeState _ -> plan.start(record, List.of(), head, live);
          };
    };
  }

  /// Cognito does not show the pool. Nothing has happened to it, or nobody knows what.
  private Step unseen(ChangeRecord record, Optional<Revision> head, ApiError error) {
    return record.state() instanceof ChangeState.Applying
        ? new Step.Interrupted(record, head, error, Optional.empty())
        : books.end().refused(record, error);
  }

  /// The last run of a change that kept being interrupted.
  Step giveUp(Step.Interrupted interrupted) {
    ChangeRecord record = interrupted.record();
    if (!(record.state() instanceof ChangeState.Applying applying)
        || interrupted
            .head()
            .filter(head -> applying.setsOutFrom(head.configuration()))
            .isEmpty()) {
      return books.end().failed(record, interrupted.error());
    }
    secondLook.outlast(interrupted.head().orElseThrow());
    Attempted attempted = Attempted.of(books.history(), record.userPoolId(), applying);
    return switch (reader.settled(
        record.userPoolId(), live -> attempted.isFinished(live.normalForm()))) {
      case Reading.Read(Snapshot live) when attempted.isFinished(live.normalForm()) ->
          resume(record, applying, interrupted.head(), live);
      case Reading.Read _, Reading.Refused _ -> books.end().failed(record, interrupted.error());
      case Reading.Interrupted _ -> interrupted;
    };
  }

  /// After a change that was not to be done, the pool is as it is: that is on record, too. Empty
  /// when it is, otherwise the trouble on the way.
  Optional<ApiError> takeStock(ChangeRecord ended) {
    UserPoolId pool = ended.userPoolId();
    Optional<Revision> head = books.history().head(pool);
    return switch (secondLook.read(ended, head)) {
      case Reading.Read(Snapshot live) -> {
        keep(pool, head, live);
        yield Optional.empty();
      }
      case Reading.Refused _ -> Optional.empty();
      case Reading.Interrupted(ApiError error) -> Optional.of(error);
    };
  }

  private void keep(UserPoolId pool, Optional<Revision> head, Snapshot live) {
    try {
      books.ledger().reconcile(pool, head, live.configuration());
    } catch (SnapshotTooLargeException e) {
      LOG.log(System.Logger.Level.WARNING, () -> pool + " is not on record: " + e.getMessage());
    }
  }

  /// Goes on with an attempt that nobody saw the end of. Where the history has moved on since, what
  /// it did is part of a later revision, and it starts anew.
  private Step resume(
      ChangeRecord record, ChangeState.Applying applying, Optional<Revision> head, Snapshot live) {
    Revision last = head.orElseThrow();
    if (!applying.setsOutFrom(last.configuration())) {
      return plan.start(record, applying.attempts(), head, live);
    }
    Attempted attempted = Attempted.of(books.history(), record.userPoolId(), applying);
    AttemptRun.Write write =
        new AttemptRun.Write(record, applying, last, live, attempted.intended());
    return switch (attempted.progress(live.normalForm())) {
      case FINISHED, FINISHED_AND_CHANGED_SINCE ->
          attempt.finished(write, attempted, live.configuration());
      case UNFINISHED -> goOn(write, attempted);
      case OVERWRITTEN -> plan.start(record, applying.attempts(), head, live);
    };
  }

  /// What is not in effect at all has not begun.
  private Step goOn(AttemptRun.Write write, Attempted attempted) {
    return attempted.inEffect(write.live().normalForm()).isEmpty()
        ? attempt.begun(write)
        : attempt.goOn(write);
  }
}
