package io.github.poolkeeper.core.change;

import jakarta.json.JsonObject;
import java.util.Optional;

/// Whoever waits for the end of a change. A token that is unknown or has expired is not an error:
/// nobody waits any more. An answer is empty where it was taken, or nobody waits; otherwise it says
/// why this token cannot be answered, now or later. Trouble that may pass is an unchecked
/// exception.
public interface Callbacks {
  Optional<ApiError> succeeded(TaskToken token, JsonObject record);

  /// `error` is the change's status.
  Optional<ApiError> failed(TaskToken token, String error, String cause);
}
