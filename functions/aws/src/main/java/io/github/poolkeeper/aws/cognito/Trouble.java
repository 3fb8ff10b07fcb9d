package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.change.ApiError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Tells Cognito's errors apart by what helps: asking again, or nothing. An error that is not known
/// here is a refusal under its own code; no answer at all is an interruption.
final class Trouble {
  private static final String CONCURRENT_MODIFICATION = "ConcurrentModificationException";
  private static final String USER_IMPORT = "UserImportInProgressException";

  /// An import of users has no fixed length; Cognito refuses updates until it ends.
  private static final Duration AFTER_USER_IMPORT = Duration.ofMinutes(10);

  /// They say something of the caller's credentials at that moment, and nothing of the change.
  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "MissingAuthenticationToken",
          "UnrecognizedClient");

  private Trouble() {}

  static Reply of(SdkException exception) {
    return exception instanceof AwsServiceException answered
        ? answered(answered)
        : new Reply.Missing(
            new ApiError(
                exception.getClass().getSimpleName(), String.valueOf(exception.getMessage())));
  }

  private static Reply answered(AwsServiceException exception) {
    ApiError error = error(exception);
    if (error.code().equals(USER_IMPORT)) {
      return new Reply.Interrupted(error, Optional.of(AFTER_USER_IMPORT));
    }
    if (exception.statusCode() >= Retries.SERVER_ERROR && !exception.isThrottlingException()) {
      return new Reply.Missing(error);
    }
    return error.code().equals(CONCURRENT_MODIFICATION)
            || CREDENTIALS.contains(error.code().replaceFirst("Exception$", ""))
            || Retries.isTransient(exception)
        ? new Reply.Interrupted(error, Optional.empty())
        : new Reply.Refused(error);
  }

  /// In the service's own words: the SDK's message has its status and ids behind it.
  private static ApiError error(AwsServiceException exception) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
    return new ApiError(
        details.map(AwsErrorDetails::errorCode).orElse("HTTP " + exception.statusCode()),
        details.map(AwsErrorDetails::errorMessage).orElse("Cognito gave no reason"));
  }
}
