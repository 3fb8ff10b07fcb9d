package io.github.poolkeeper.core.change;

import jakarta.json.JsonObject;

/// Whoever waits for the end of a change. A token that is unknown or has expired is not an error:
/// nobody waits any more.
public interface Callbacks {
  void succeeded(TaskToken token, JsonObject record);

  /// `error` is the change's status.
  void failed(TaskToken token, String error, String cause);
}
