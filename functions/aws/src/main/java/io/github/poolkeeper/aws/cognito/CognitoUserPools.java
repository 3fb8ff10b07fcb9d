package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.aws.client.Background;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// User pools in Amazon Cognito. A read is two calls, `DescribeUserPool` and
/// `GetUserPoolMfaConfig`; a write is the one or two calls of [PoolWrite], and of two the first is
/// written back when the second is refused.
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
    Background<Answer> mfaConfig = Background.start("MFA configuration", () -> api.mfaConfig(id));
    Answer described = api.describe(id);
    return reading(id, described, mfaConfig.get());
  }

  private static Reading reading(UserPoolId id, Answer described, Answer mfaConfig) {
    return switch (described) {
      case Answer.Given(JsonObject description)
          when description.get("UserPool") instanceof JsonObject userPool ->
          reading(userPool, mfaConfig);
      case Answer.Given _ ->
          new Reading.Interrupted(
              new ApiError("MalformedAnswer", "expected a UserPool in the description of " + id));
      case Answer.Refused(ApiError error) -> new Reading.Refused(error);
      case Answer.Missing(ApiError error) -> new Reading.Interrupted(error);
      case Answer.Interrupted(ApiError error, _) -> new Reading.Interrupted(error);
    };
  }

  private static Reading reading(JsonObject userPool, Answer mfaConfig) {
    return switch (mfaConfig) {
      case Answer.Given(JsonObject config) ->
          new Reading.Read(Descriptions.snapshot(userPool, config));
      case Answer.Refused(ApiError error) -> new Reading.Refused(error);
      case Answer.Missing(ApiError error) -> new Reading.Interrupted(error);
      case Answer.Interrupted(ApiError error, _) -> new Reading.Interrupted(error);
    };
  }

  @Override
  public List<String> calls(Snapshot live, Configuration after) {
    return PoolWrite.calls(live, after).stream().map(Call::operation).toList();
  }

  @Override
  public Writing write(UserPoolId id, Snapshot live, Configuration after) {
    PoolWrite write = PoolWrite.of(id, live, after);
    for (Call call : write.calls()) {
      switch (send(write, call)) {
        case Answer.Given _ -> {}
        case Answer.Refused(ApiError error) -> {
          return call == write.calls().getFirst()
              ? new Writing.Refused(error)
              : writtenBack(write, error);
        }
        case Answer.Missing(ApiError error) -> {
          return new Writing.Unanswered(error);
        }
        case Answer.Interrupted(ApiError error, Optional<Duration> retryAfter) -> {
          return new Writing.Interrupted(error, retryAfter);
        }
      }
    }
    return new Writing.Taken();
  }

  private Answer send(PoolWrite write, Call call) {
    return RoleTrouble.judged(api.write(call, write.body(call)), write);
  }

  private Writing writtenBack(PoolWrite write, ApiError error) {
    Call first = write.calls().getFirst();
    return switch (send(write.undoing(first), first)) {
      case Answer.Given _ ->
          new Writing.Refused(
              new ApiError(
                  error.code(),
                  "%s (%s had been taken and has been written back)"
                      .formatted(error.message(), first.operation())));
      case Answer.Refused(ApiError restoring) -> new Writing.HalfTaken(error, restoring);
      case Answer.Missing(ApiError restoring) -> new Writing.Unanswered(restoring);
      case Answer.Interrupted(ApiError restoring, _) -> new Writing.HalfTaken(error, restoring);
    };
  }
}
