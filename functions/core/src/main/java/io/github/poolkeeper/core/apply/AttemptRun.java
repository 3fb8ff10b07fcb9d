package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.KeptSettings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes a plan to the pool: intent on record, whole configuration written, read back, result on
/// record.
final class AttemptRun {
  private final PoolWriter writer;
  private final TakingBack takingBack;
  private final SecondLook secondLook;
  private final Gate gate;
  private final Books books;

  AttemptRun(UserPools pools, PoolReader reader, SecondLook secondLook, Books books) {
    this.writer = new PoolWriter(pools, reader);
    this.takingBack = new TakingBack(pools, reader);
    this.secondLook = secondLook;
    this.gate = new Gate(books);
    this.books = books;
  }

  /// One write of the pool, with what goes on record about it.
  record Write(
      ChangeRecord record,
      ChangeState.Applying applying,
      Revision head,
      Snapshot live,
      Configuration after) {}

  /// Puts the intent on record and writes. Where this is refused, nothing has happened.
  Step begin(
      ChangeRecord record,
      List<Attempt> attempts,
      Revision head,
      Snapshot live,
      Configuration after) {
    Write write = intend(record, attempts, head, live, after);
    return gate.stopsAtTheLastMoment(write.record()).orElseGet(() -> beginning(write));
  }

  private Step beginning(Write write) {
    PoolWriter.Result result = written(write);
    return result instanceof PoolWriter.Result.Refused(ApiError error)
        ? books.end().refused(write.record(), error)
        : after(write, result);
  }

  /// Writes what an earlier delivery has set out to write, and of which nothing is in effect.
  Step begun(Write write) {
    return gate.stopsAtTheLastMoment(write.record()).orElseGet(() -> goOn(write));
  }

  /// Writes what an earlier delivery has set out to write, and perhaps has written in part.
  Step goOn(Write write) {
    return after(write, written(write));
  }

  /// Records an attempt that is in effect, and then what others have changed since.
  Step finished(Write write, Attempted attempted, Configuration found) {
    boolean isAlone = attempted.progress(found.normalForm()) == Progress.FINISHED;
    Configuration made = isAlone ? found : attempted.intended();
    Step step =
        books
            .end()
            .revised(write.record(), write.applying(), write.head(), attempted.intended(), made);
    if (!isAlone) {
      UserPoolId pool = write.record().userPoolId();
      books.ledger().reconcile(pool, books.history().head(pool), found);
    }
    return step;
  }

  static List<Attempt> with(List<Attempt> earlier, Attempt attempt) {
    return Stream.concat(earlier.stream(), Stream.of(attempt)).toList();
  }

  private Write intend(
      ChangeRecord record,
      List<Attempt> attempts,
      Revision head,
      Snapshot live,
      Configuration after) {
    ChangeState.Applying applying = new ChangeState.Applying(attempts);
    ChangeRecord intended = record.in(applying);
    books.history().update(intended, List.of(after));
    return new Write(intended, applying, head, live, after);
  }

  private PoolWriter.Result written(Write write) {
    return writer.write(write.record().userPoolId(), write.live(), write.after());
  }

  private Step after(Write write, PoolWriter.Result result) {
    return switch (result) {
      case PoolWriter.Result.Observed(Configuration observed) -> {
        KeptSettings kept = KeptSettings.of(write.after(), observed);
        yield kept.isEmpty()
            ? books
                .end()
                .revised(write.record(), write.applying(), write.head(), write.after(), observed)
            : neutralise(write, observed, kept);
      }
      case PoolWriter.Result.Refused(ApiError error) -> refused(write, error);
      case PoolWriter.Result.HalfTaken(ApiError error) -> refused(write, error);
      case PoolWriter.Result.Unanswered(ApiError error) ->
          new Step.Unanswered(write.record(), write.head(), error);
      case PoolWriter.Result.Unknown(ApiError error, Optional<Duration> retryAfter) ->
          new Step.Interrupted(write.record(), Optional.of(write.head()), error, retryAfter);
    };
  }

  private Step refused(Write write, ApiError refusal) {
    ChangeRecord record = write.record();
    UserPoolId pool = record.userPoolId();
    Attempted attempted = Attempted.of(books.history(), pool, write.applying());
    secondLook.outlast(write.head());
    return switch (takingBack.of(pool, attempted, refusal)) {
      case TakingBack.Result.Untouched(ApiError error) -> books.end().refused(record, error);
      case TakingBack.Result.Finished(Snapshot live) ->
          finished(write, attempted, live.configuration());
      case TakingBack.Result.Stuck(ApiError error) -> books.end().failed(record, error);
      case TakingBack.Result.Unanswered(ApiError error) ->
          new Step.Unanswered(record, write.head(), error);
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
            books.clock().instant());
    return goOn(
        intend(
            write.record(),
            with(write.applying().attempts(), attempt),
            write.head(),
            new Snapshot(observed, write.live().mfaMembers()),
            kept.neutralised()));
  }
}
