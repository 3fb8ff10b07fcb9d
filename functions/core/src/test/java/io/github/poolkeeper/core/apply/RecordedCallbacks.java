package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.TaskToken;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Callbacks that are only written down, a line each.
public final class RecordedCallbacks implements Callbacks {
  private final List<String> answers = new ArrayList<>();
  private final Set<String> unanswerable = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  @Override
  public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
    return answer(token, " succeeded: " + record.getString("status"));
  }

  @Override
  public Optional<ApiError> failed(TaskToken token, String error, String cause) {
    return answer(token, " failed: " + error);
  }

  /// From now on there is trouble with a token.
  void trouble(String token) {
    unanswerable.add(token);
  }

  void noTrouble() {
    unanswerable.clear();
  }

  /// From now on a token is refused for good.
  void refuse(String token) {
    refused.add(token);
  }

  private Optional<ApiError> answer(TaskToken token, String how) {
    if (unanswerable.contains(token.value())) {
      throw new IllegalStateException("throttled: " + token.value());
    }
    if (refused.contains(token.value())) {
      return Optional.of(new ApiError("AccessDeniedException", "not yours"));
    }
    answers.add(token.value() + how);
    return Optional.empty();
  }

  List<String> answers() {
    return List.copyOf(answers);
  }
}
