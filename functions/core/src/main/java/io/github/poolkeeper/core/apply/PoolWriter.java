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
import java.util.List;
import java.util.Optional;

/// Writes a configuration and reads it back until it has settled, for a bounded time.
final class PoolWriter {
  /// Before each further look at the pool; 3.75 s in all.
  private static final List<Duration> SETTLING =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  private final UserPools pools;
  private final Pause pause;

  PoolWriter(UserPools pools, Pause pause) {
    this.pools = pools;
    this.pause = pause;
  }

  /// How a write ended.
  sealed interface Result {
    /// What the pool says now, as intended or not.
    record Observed(Configuration configuration) implements Result {}

    record Refused(ApiError error) implements Result {}

    record HalfTaken(ApiError error) implements Result {}

    /// It may or may not have been written.
    record Unknown(ApiError error, Optional<Duration> retryAfter) implements Result {}
  }

  Result write(UserPoolId pool, Snapshot live, Configuration after) {
    return switch (pools.write(pool, live, new Configuration(after.normalForm()))) {
      case Writing.Taken _ -> readBack(pool, after);
      case Writing.Refused(ApiError error) -> new Result.Refused(error);
      case Writing.HalfTaken(ApiError error, ApiError restoring) ->
          new Result.HalfTaken(
              new ApiError(
                  error.code(),
                  error.message()
                      + " (the first of two calls was taken and could not be written back: "
                      + restoring.message()
                      + ")"));
      case Writing.Interrupted(ApiError error, Optional<Duration> retryAfter) ->
          new Result.Unknown(error, retryAfter);
    };
  }

  private Result readBack(UserPoolId pool, Configuration after) {
    Result result = look(pool);
    for (Duration wait : SETTLING) {
      if (isSettled(result, after)) {
        return result;
      }
      pause.of(wait);
      result = look(pool);
    }
    return result;
  }

  private Result look(UserPoolId pool) {
    return switch (pools.read(pool)) {
      case Reading.Read(Snapshot snapshot) -> new Result.Observed(snapshot.configuration());
      case Reading.Refused(ApiError error) -> new Result.Unknown(error, Optional.empty());
      case Reading.Interrupted(ApiError error) -> new Result.Unknown(error, Optional.empty());
    };
  }

  private static boolean isSettled(Result result, Configuration after) {
    return result instanceof Result.Observed(Configuration observed)
        && ReadBack.differences(after, observed).isEmpty();
  }
}
