package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever waits for changes, and knows better: every answer is held against what is on record in
/// that moment. A token stands in one request only.
final class JudgedCallbacks implements Callbacks {
  private static final List<Class<? extends ChangeState>> GOOD =
      List.of(ChangeState.Applied.class, ChangeState.Unchanged.class, ChangeState.Planned.class);

  private final World world;
  private final Set<String> answered = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  JudgedCallbacks(World world) {
    this.world = world;
  }

  @Override
  public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
    return judge(token, record.getString("status"), true);
  }

  @Override
  public Optional<ApiError> failed(TaskToken token, String error, String cause) {
    return judge(token, error, false);
  }

  /// It is refused for good.
  void refused(TaskToken token) {
    refused.add(token.value());
  }

  boolean isAnswered(TaskToken token) {
    return answered.contains(token.value());
  }

  boolean isRefused(TaskToken token) {
    return refused.contains(token.value());
  }

  private Optional<ApiError> judge(TaskToken token, String status, boolean good) {
    answered.add(token.value());
    Optional<ChangeRecord> record =
        world.history().ledger().filter(r -> token(r).filter(token::equals).isPresent()).findAny();
    boolean right =
        record
            .map(r -> isSo(r.state(), status, good))
            .orElseGet(() -> !good && status.equals("REJECTED") && isKept(token));
    if (!right) {
      world.violated(
          "%s is told %s, but on record is %s"
              .formatted(token.value(), status, record.map(ChangeRecord::state)));
    }
    return Optional.empty();
  }

  private static boolean isSo(ChangeState state, String status, boolean good) {
    return state instanceof ChangeState.Ended
        && state.status().word().equals(status)
        && GOOD.contains(state.getClass()) == good;
  }

  private boolean isKept(TaskToken token) {
    return world.rejected().stream()
        .anyMatch(submission -> submission.body().contains(token.value()));
  }

  private static Optional<TaskToken> token(ChangeRecord record) {
    return record.request().flatMap(ChangeRequest::taskToken);
  }
}
