package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.KeptSettings;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes a plan to the pool: intent on record, whole configuration written, read back, result on
/// record.
final class AttemptRun {
  private final UserPools pools;
  private final ChangeHistory history;
  private final Ledger ledger;
  private final ChangeEnd end;
  private final PoolWriter writer;
  private final InstantSource clock;

  AttemptRun(
      UserPools pools,
      ChangeHistory history,
      Ledger ledger,
      ChangeEnd end,
      PoolWriter writer,
      InstantSource clock) {
    this.pools = pools;
    this.history = history;
    this.ledger = ledger;
    this.end = end;
    this.writer = writer;
    this.clock = clock;
  }

  /// Puts the intent on record, before the first write to the pool.
  Step intend(
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

  /// Writes the current attempt and puts its end on record.
  Step write(
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

  static List<Attempt> with(List<Attempt> earlier, Attempt attempt) {
    return Stream.concat(earlier.stream(), Stream.of(attempt)).toList();
  }
}
