package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.TaskToken;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Callbacks that are only written down, a line each.
public final class RecordedCallbacks implements Callbacks {
  private final List<String> answers = new ArrayList<>();
  private final Set<String> unanswerable = new HashSet<>();

  @Override
  public void succeeded(TaskToken token, JsonObject record) {
    refuse(token);
    answers.add(token.value() + " succeeded: " + record.getString("status"));
  }

  @Override
  public void failed(TaskToken token, String error, String cause) {
    refuse(token);
    answers.add(token.value() + " failed: " + error);
  }

  /// From now on there is trouble with a token.
  void trouble(String token) {
    unanswerable.add(token);
  }

  void noTrouble() {
    unanswerable.clear();
  }

  private void refuse(TaskToken token) {
    if (unanswerable.contains(token.value())) {
      throw new IllegalStateException("throttled: " + token.value());
    }
  }

  List<String> answers() {
    return List.copyOf(answers);
  }
}
