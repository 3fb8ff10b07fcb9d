package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.aws.client.Background;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route.Leg;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// User pools in Amazon Cognito. A read is two calls, `DescribeUserPool` and
/// `GetUserPoolMfaConfig`; a write is the calls of a [PoolWrite], and what has been taken is
/// written back when a later one is refused.
final class CognitoUserPools implements UserPools {
  private final CognitoApi api;

  @Inject
  CognitoUserPools(CognitoApi api) {
    this.api = api;
  }

  /// Both calls at the same time: neither needs the other's answer, and Cognito ties them to no
  /// common state either way.
  @Override
  public Reading read(UserPoolId id) {
    Background<Reply> mfaConfig = Background.start("MFA configuration", () -> api.mfaConfig(id));
    Reply described = api.describe(id);
    return reading(id, described, mfaConfig.get());
  }

  private static Reading reading(UserPoolId id, Reply described, Reply mfaConfig) {
    return switch (described) {
      case Reply.Given(JsonObject description)
          when description.get("UserPool") instanceof JsonObject userPool ->
          reading(userPool, mfaConfig);
      case Reply.Given _ ->
          new Reading.Interrupted(
              new ApiError("MalformedAnswer", "expected a UserPool in the description of " + id));
      case Reply.Refused(ApiError error) -> new Reading.Refused(error);
      case Reply.Missing(ApiError error) -> new Reading.Interrupted(error);
      case Reply.Interrupted(ApiError error, _) -> new Reading.Interrupted(error);
    };
  }

  private static Reading reading(JsonObject userPool, Reply mfaConfig) {
    return switch (mfaConfig) {
      case Reply.Given(JsonObject config) ->
          new Reading.Read(Descriptions.snapshot(userPool, config));
      case Reply.Refused(ApiError error) -> new Reading.Refused(error);
      case Reply.Missing(ApiError error) -> new Reading.Interrupted(error);
      case Reply.Interrupted(ApiError error, _) -> new Reading.Interrupted(error);
    };
  }

  @Override
  public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
    PoolWrite write = PoolWrite.of(id, live, after);
    List<Leg> taken = new ArrayList<>();
    for (Leg leg : write.route().legs()) {
      switch (send(write, leg)) {
        case Reply.Given _ -> taken.add(leg);
        case Reply.Refused(ApiError error) -> {
          return taken.isEmpty()
              ? new Writing.Refused(error)
              : writtenBack(write, taken.reversed(), error);
        }
        case Reply.Missing(ApiError error) -> {
          return new Writing.Unanswered(error);
        }
        case Reply.Interrupted(ApiError error, Optional<Duration> retryAfter) -> {
          return new Writing.Interrupted(error, retryAfter);
        }
      }
    }
    return new Writing.Taken();
  }

  private Reply send(PoolWrite write, Leg leg) {
    return RoleTrouble.judged(api.write(leg.call(), write.body(leg)), write);
  }

  /// Back through the same configurations, which Cognito has just taken.
  private Writing writtenBack(PoolWrite write, List<Leg> lastFirst, ApiError error) {
    for (Leg leg : lastFirst) {
      switch (send(write, leg.back())) {
        case Reply.Given _ -> {}
        case Reply.Refused(ApiError restoring) -> {
          return new Writing.HalfTaken(error, restoring);
        }
        case Reply.Missing(ApiError restoring) -> {
          return new Writing.Unanswered(restoring);
        }
        case Reply.Interrupted(ApiError restoring, _) -> {
          return new Writing.HalfTaken(error, restoring);
        }
      }
    }
    String operations =
        lastFirst.reversed().stream()
            .map(leg -> leg.call().operation())
            .collect(Collectors.joining(" and "));
    return new Writing.Refused(
        new ApiError(
            error.code(),
            "%s (%s had been taken and has been written back)"
                .formatted(error.message(), operations)));
  }
}
