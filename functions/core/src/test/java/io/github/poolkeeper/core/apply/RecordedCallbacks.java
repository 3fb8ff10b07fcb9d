package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.TaskToken;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Callbacks that are only written down, a line each.
public final class RecordedCallbacks implements Callbacks {
  private final List<String> answers = new ArrayList<>();

  @Override
  public void succeeded(TaskToken token, JsonObject record) {
    answers.add(token.value() + " succeeded: " + record.getString("status"));
  }

  @Override
  public void failed(TaskToken token, String error, String cause) {
    answers.add(token.value() + " failed: " + error);
  }

  List<String> answers() {
    return List.copyOf(answers);
  }
}
