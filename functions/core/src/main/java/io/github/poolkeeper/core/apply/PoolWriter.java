package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.ReadBack;
import java.time.Duration;
import java.util.Optional;

/// Writes what a change has set out to do, and sees to it that the pool comes to rest: it reads
/// back until the pool has settled, says "none" for what Cognito has kept, and takes back what is
/// in effect of a change that is refused.
final class PoolWriter {
  private final UserPools pools;
  private final PoolReader reader;
  private final Ledger ledger;

  PoolWriter(UserPools pools, PoolReader reader, Ledger ledger) {
    this.pools = pools;
    this.reader = reader;
    this.ledger = ledger;
  }

  /// How a write ended.
  sealed interface Written permits Written.Settled, Written.Refused, Written.Stuck, Tried.Trouble {
    /// Cognito has taken it.
    ///
    /// @param made what it has made of the pool, as intended or not
    /// @param found the pool, where others have made something else of that: in the same moment, or
    ///     since
    record Settled(Intent intent, Configuration made, Optional<Configuration> found)
        implements Written {}

    /// Cognito said no, and nothing of it is in effect.
    record Refused(Intent intent, ApiError error) implements Written {}

    /// Cognito said no; a part is in effect, and Cognito does not take it back.
    record Stuck(Intent intent, ApiError error) implements Written {}
  }

  /// Writes for the first time: where this is refused, nothing has happened.
  Written begin(Intent intent, Snapshot live) {
    Writing writing = write(intent, live);
    return writing instanceof Writing.Refused(ApiError error)
        ? new Written.Refused(intent, error)
        : settled(intent, live, writing);
  }

  /// Writes what an earlier delivery has set out to write, and perhaps has written in part.
  Written goOn(Intent intent, Snapshot live) {
    return settled(intent, live, write(intent, live));
  }

  /// How a write has ended that is in effect, or as far as it is. What has come of others besides
  /// is told apart: it is nothing that anybody has asked for.
  static Written settled(Intent intent, Configuration found) {
    return intent.isShared(found.normalForm())
        ? new Written.Settled(intent, intent.own(found), Optional.of(found))
        : new Written.Settled(intent, found, Optional.empty());
  }

  private Writing write(Intent intent, Snapshot live) {
    return pools.write(intent.pool(), live, intent.after().normalForm());
  }

  private Written settled(Intent intent, Snapshot live, Writing writing) {
    return switch (writing) {
      case Writing.Taken _ -> readBack(intent, live);
      case Writing.Refused(ApiError error) -> takeBack(intent, error);
      case Writing.HalfTaken(ApiError error, _) -> takeBack(intent, error);
      case Writing.Unanswered(ApiError error) -> unanswered(intent, error);
      case Writing.Interrupted(ApiError error, Optional<Duration> retryAfter) ->
          interrupted(intent, error, retryAfter);
    };
  }

  private Written readBack(Intent intent, Snapshot live) {
    NormalForm intended = intent.after().normalForm();
    Reading reading =
        reader.readBack(
            intent.pool(),
            now -> ReadBack.differences(intended, now.normalForm()).isEmpty(),
            now -> intent.isShared(now.normalForm()));
    return switch (reading) {
      case Reading.Read(Snapshot observed) ->
          neutralised(intent, new Snapshot(observed.configuration(), live.mfaMembers()));
      case Reading.Unread unread -> interrupted(intent, unread.error(), Optional.empty());
    };
  }

  /// A further attempt, with the value that says "none" for what Cognito has kept, if it has; not
  /// over what somebody else has just written.
  private Written neutralised(Intent intent, Snapshot observed) {
    Configuration found = observed.configuration();
    ReadBack.Kept kept = ReadBack.kept(intent.after(), found);
    return kept.isEmpty() || intent.isShared(found.normalForm())
        ? settled(intent, found)
        : goOn(ledger.intendNeutral(intent, kept), observed);
  }

  /// Cognito has refused the rest of an attempt of which a part may be in effect: from an earlier
  /// delivery, or as the first of two calls. It looks, and takes that part back.
  private Written takeBack(Intent intent, ApiError refusal) {
    reader.outlast(intent.head());
    Reading reading =
        reader.settled(intent.pool(), now -> !intent.before().isEquivalentTo(now.normalForm()));
    return switch (reading) {
      case Reading.Unread _ -> interrupted(intent, refusal, Optional.empty());
      case Reading.Read(Snapshot live) when intent.isFinished(live.normalForm()) ->
          settled(intent, live.configuration());
      case Reading.Read(Snapshot live) when intent.inEffect(live.normalForm()).isEmpty() ->
          new Written.Refused(intent, refusal);
      case Reading.Read(Snapshot live) -> takeBack(intent, live, refusal);
    };
  }

  private Written takeBack(Intent intent, Snapshot live, ApiError refusal) {
    return switch (pools.write(intent.pool(), live, intent.without(live.normalForm()))) {
      case Writing.Taken _ -> takenBack(intent, refusal);
      case Writing.Refused(ApiError error) -> new Written.Stuck(intent, both(refusal, error));
      case Writing.HalfTaken(ApiError error, _) -> new Written.Stuck(intent, both(refusal, error));
      case Writing.Unanswered(ApiError error) -> unanswered(intent, both(refusal, error));
      case Writing.Interrupted(ApiError error, Optional<Duration> retryAfter) ->
          interrupted(intent, both(refusal, error), retryAfter);
    };
  }

  private Written takenBack(Intent intent, ApiError refusal) {
    Reading reading =
        reader.settled(intent.pool(), now -> intent.inEffect(now.normalForm()).isEmpty());
    return switch (reading) {
      case Reading.Read(Snapshot live) when intent.inEffect(live.normalForm()).isEmpty() ->
          new Written.Refused(
              intent,
              new ApiError(
                  refusal.code(),
                  refusal.message() + " (what had been taken has been written back)"));
      case Reading.Read _ ->
          new Written.Stuck(
              intent, both(refusal, new ApiError("DIVERGED", "it reads back otherwise")));
      case Reading.Unread unread -> interrupted(intent, unread.error(), Optional.empty());
    };
  }

  private static ApiError both(ApiError refusal, ApiError restoring) {
    return new ApiError(
        refusal.code(),
        "%s (a part had been taken and could not be written back: %s)"
            .formatted(refusal.message(), restoring.message()));
  }

  private static Written unanswered(Intent intent, ApiError error) {
    return new Tried.Unanswered(intent.record(), Optional.of(intent.head()), error);
  }

  private static Written interrupted(Intent intent, ApiError error, Optional<Duration> retryAfter) {
    return new Tried.Interrupted(intent.record(), Optional.of(intent.head()), error, retryAfter);
  }
}
