package io.github.poolkeeper.aws.stepfunctions;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.VisibleText;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// `SendTaskSuccess` and `SendTaskFailure`.
final class StepFunctionsCallbacks implements Callbacks {
  private static final System.Logger LOG = System.getLogger(StepFunctionsCallbacks.class.getName());

  /// What the API takes, in characters.
  private static final int MAX_ERROR = 256;

  private static final int MAX_CAUSE = 32_768;

  /// What asking again does not change: the token is another state machine's, or its answer is
  /// none.
  private static final Set<String> FOR_GOOD =
      Set.of(
          "AccessDeniedException",
          "KmsAccessDeniedException",
          "InvalidOutput",
          "ValidationException");

  private final SfnClient client;

  @Inject
  StepFunctionsCallbacks(SfnClient client) {
    this.client = client;
  }

  @Override
  public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
    return answer(
        () ->
            client.sendTaskSuccess(
                request ->
                    request
                        .taskToken(token.value())
                        .output(VisibleText.of(CanonicalJson.of(record)))));
  }

  @Override
  public Optional<ApiError> failed(TaskToken token, String error, String cause) {
    return answer(
        () ->
            client.sendTaskFailure(
                request ->
                    request
                        .taskToken(token.value())
                        .error(cut(error, MAX_ERROR))
                        .cause(cut(cause, MAX_CAUSE))));
  }

  private static Optional<ApiError> answer(Runnable call) {
    try {
      call.run();
    } catch (TaskDoesNotExistException | TaskTimedOutException | InvalidTokenException e) {
      LOG.log(Level.INFO, () -> "nobody waits for this change any more: " + code(e));
    } catch (SfnException e) {
      if (FOR_GOOD.contains(code(e))) {
        return Optional.of(new ApiError(code(e), e.awsErrorDetails().errorMessage()));
      }
      throw logged(e);
    } catch (SdkClientException e) {
      throw logged(e);
    }
    return Optional.empty();
  }

  /// Whoever called goes on with something else.
  private static <E extends SdkException> E logged(E trouble) {
    LOG.log(Level.WARNING, () -> "whoever waits for a change cannot be told now: " + trouble);
    return trouble;
  }

  private static String code(SfnException exception) {
    return Optional.ofNullable(exception.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("HTTP " + exception.statusCode());
  }

  /// Not within a surrogate pair, whose half the client could not send.
  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
