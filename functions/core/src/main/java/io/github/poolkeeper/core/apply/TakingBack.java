package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.util.Optional;

/// Cognito has refused the rest of an attempt of which a part may be in effect: from an earlier
/// delivery, or as the first of two calls. It looks, and takes that part back.
final class TakingBack {
  private final UserPools pools;
  private final PoolReader reader;

  TakingBack(UserPools pools, PoolReader reader) {
    this.pools = pools;
    this.reader = reader;
  }

  /// How that ended.
  sealed interface Result {
    /// Nothing of the attempt is in effect.
    record Untouched(ApiError error) implements Result {}

    /// All of it is, in spite of the refusal.
    record Finished(Snapshot live) implements Result {}

    /// A part is, and Cognito does not take it back.
    record Stuck(ApiError error) implements Result {}

    /// It may yet be taken back.
    record Unanswered(ApiError error) implements Result {}

    /// That is not known.
    record Unknown(ApiError error, Optional<Duration> retryAfter) implements Result {}
  }

  Result of(UserPoolId pool, Attempted attempted, ApiError refusal) {
    Reading reading =
        reader.settled(pool, live -> !attempted.before().isEquivalentTo(live.normalForm()));
    return switch (reading) {
      case Reading.Read(Snapshot live) -> of(pool, attempted, refusal, live);
      case Reading.Refused _, Reading.Interrupted _ ->
          new Result.Unknown(refusal, Optional.empty());
    };
  }

  private Result of(UserPoolId pool, Attempted attempted, ApiError refusal, Snapshot live) {
    if (attempted.isFinished(live.normalForm())) {
      return new Result.Finished(live);
    }
    if (attempted.inEffect(live.normalForm()).isEmpty()) {
      return new Result.Untouched(refusal);
    }
    NormalForm without = attempted.without(live.normalForm());
    return switch (pools.write(pool, live, without)) {
      case Writing.Taken _ -> looked(pool, attempted, refusal);
      case Writing.Refused(ApiError error) -> new Result.Stuck(both(refusal, error));
      case Writing.HalfTaken(ApiError error, _) -> new Result.Stuck(both(refusal, error));
      case Writing.Unanswered(ApiError error) -> new Result.Unanswered(both(refusal, error));
      case Writing.Interrupted(ApiError error, Optional<Duration> retryAfter) ->
          new Result.Unknown(both(refusal, error), retryAfter);
    };
  }

  private Result looked(UserPoolId pool, Attempted attempted, ApiError refusal) {
    Reading reading = reader.settled(pool, live -> attempted.inEffect(live.normalForm()).isEmpty());
    return switch (reading) {
      case Reading.Read(Snapshot live) when attempted.inEffect(live.normalForm()).isEmpty() ->
          new Result.Untouched(
              new ApiError(
                  refusal.code(),
                  refusal.message() + " (what had been taken has been written back)"));
      case Reading.Read _ ->
          new Result.Stuck(both(refusal, new ApiError("DIVERGED", "it reads back otherwise")));
      case Reading.Refused(ApiError error) -> new Result.Unknown(error, Optional.empty());
      case Reading.Interrupted(ApiError error) -> new Result.Unknown(error, Optional.empty());
    };
  }

  private static ApiError both(ApiError refusal, ApiError restoring) {
    return new ApiError(
        refusal.code(),
        "%s (a part had been taken and could not be written back: %s)"
            .formatted(refusal.message(), restoring.message()));
  }
}
