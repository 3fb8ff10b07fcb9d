package io.github.poolkeeper.aws.cognito;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// What the client itself sends again: calls that Cognito has answered, and not taken. A write that
/// got no answer may have been taken, and somebody may have written since: it is never sent again
/// unseen, as the SDK would by default.
final class Retries {
  private static final int MAX_ATTEMPTS = 4;
  private static final int SERVER_ERROR = 500;

  private Retries() {}

  static RetryStrategy strategy() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .maxAttempts(MAX_ATTEMPTS)
        .treatAsThrottling(Retries::isThrottled)
        .retryOnException(Retries::isTransient)
        .build();
  }

  /// Throttling, a server error, or a clock that the SDK has set right meanwhile.
  static boolean isTransient(Throwable error) {
    return error instanceof AwsServiceException answered
        && (answered.isThrottlingException()
            || answered.isClockSkewException()
            || answered.statusCode() >= SERVER_ERROR);
  }

  private static boolean isThrottled(Throwable error) {
    return error instanceof AwsServiceException answered && answered.isThrottlingException();
  }
}
