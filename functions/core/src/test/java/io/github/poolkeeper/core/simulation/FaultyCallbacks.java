package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.TaskToken;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/// Step Functions, as its adapter gives it: what is refused for good is a value.
record FaultyCallbacks(World world, JudgedCallbacks callbacks) implements Callbacks {
  @Override
  public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
    return answer("succeeded", token, () -> callbacks.succeeded(token, record));
  }

  @Override
  public Optional<ApiError> failed(TaskToken token, String error, String cause) {
    return answer("failed", token, () -> callbacks.failed(token, error, cause));
  }

  private Optional<ApiError> answer(
      String operation, TaskToken token, Supplier<Optional<ApiError>> answer) {
    try {
      Gate.Passage passage = world.enter("Callbacks", operation, Fault.STORE_WRITE);
      Optional<ApiError> answered = answer.get();
      world.leave(passage);
      return answered;
    } catch (Trouble trouble) {
      if (trouble.fault() != Fault.REFUSED) {
        throw trouble;
      }
      callbacks.refused(token);
      return Optional.of(new ApiError("AccessDeniedException", "as the schedule has it"));
    }
  }
}
