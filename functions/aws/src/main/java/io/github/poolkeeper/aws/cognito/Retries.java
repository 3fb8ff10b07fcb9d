package io.github.poolkeeper.aws.cognito;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// What the client itself sends again: calls that Cognito has answered, and not taken. A write that
/// got no answer may have been taken, and somebody may have written since: it is never sent again
/// unseen, as the SDK would by default.
final class Retries {
  private static final int MAX_ATTEMPTS = 8;
  static final int SERVER_ERROR = 500;

  /// Cognito counts calls by the second: who waits much longer leaves its quota unused. All waits
  /// of a call come to 4.5 seconds at the most, so that a write is not sent on an old snapshot.
  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1));

  private Retries() {}

  static RetryStrategy strategy() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .maxAttempts(MAX_ATTEMPTS)
        .backoffStrategy(BACKOFF)
        .throttlingBackoffStrategy(BACKOFF)
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
