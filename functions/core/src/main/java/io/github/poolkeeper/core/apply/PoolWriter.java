package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.ReadBack;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.util.Optional;

/// Writes a configuration and reads it back until it has settled, for a bounded time.
final class PoolWriter {
  private final UserPools pools;
  private final PoolReader reader;

  PoolWriter(UserPools pools, PoolReader reader) {
    this.pools = pools;
    this.reader = reader;
  }

  /// How a write ended.
  sealed interface Result {
    /// What the pool says now, as intended or not.
    record Observed(Configuration configuration) implements Result {}

    /// Cognito said no, and the pool is as it was before this write.
    record Refused(ApiError error) implements Result {}

    /// Cognito said no to the second of two calls; the first may be in effect.
    record HalfTaken(ApiError error) implements Result {}

    /// It may yet be written.
    record Unanswered(ApiError error) implements Result {}

    /// It may or may not have been written.
    record Unknown(ApiError error, Optional<Duration> retryAfter) implements Result {}
  }

  Result write(UserPoolId pool, Snapshot live, Configuration after) {
    return switch (pools.write(pool, live, after.normalForm())) {
      case Writing.Taken _ -> readBack(pool, after);
      case Writing.Refused(ApiError error) -> new Result.Refused(error);
      case Writing.HalfTaken(ApiError error, _) -> new Result.HalfTaken(error);
      case Writing.Unanswered(ApiError error) -> new Result.Unanswered(error);
      case Writing.Interrupted(ApiError error, Optional<Duration> retryAfter) ->
          new Result.Unknown(error, retryAfter);
    };
  }

  private Result readBack(UserPoolId pool, Configuration after) {
    return switch (reader.settled(
        pool, live -> ReadBack.differences(after.normalForm(), live.normalForm()).isEmpty())) {
      case Reading.Read(Snapshot snapshot) -> new Result.Observed(snapshot.configuration());
      case Reading.Refused(ApiError error) -> new Result.Unknown(error, Optional.empty());
      case Reading.Interrupted(ApiError error) -> new Result.Unknown(error, Optional.empty());
    };
  }
}
