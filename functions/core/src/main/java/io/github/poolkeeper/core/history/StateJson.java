package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// The members of a record that its state brings, as people see them.
public final class StateJson {
  private StateJson() {}

  /// The state alone: `status`, and what it brings.
  public static JsonObject of(ChangeState state) {
    JsonObjectBuilder json = JsonValues.object().add("status", state.status().word());
    add(json, state);
    return json.build();
  }

  /// What the policy says, who has answered, and, as long as it has not been applied, the plan.
  static void add(JsonObjectBuilder json, Review review, ChangeState state) {
    json.add("policy", ReviewCodec.encode(review.verdict()));
    answers(json, review);
    if (StateSnapshots.isAboutItsReview(state)) {
      attempts(json, List.of(review.plan()));
      json.add("hash", review.planHash().hex());
    }
  }

  private static void answers(JsonObjectBuilder json, Review review) {
    if (!review.answers().isEmpty()) {
      json.add("answers", ReviewCodec.answers(review.answers()));
    }
  }

  /// `[{path, message}]`.
  public static JsonArrayBuilder violations(List<Violation> violations) {
    return StateCodec.array(violations, StateCodec::encode);
  }

  static void add(JsonObjectBuilder json, ChangeState state) {
    switch (state) {
      case ChangeState.Ended ended -> json.add("endedAt", ended.endedAt().toString());
      case ChangeState.Newer newer -> newer.endedAt().ifPresent(at -> json.add("endedAt", at));
      case ChangeState _ -> {}
    }
    addFindings(json, state);
  }

  static void addFindings(JsonObjectBuilder json, ChangeState state) {
    switch (state) {
      case ChangeState.Queued _, ChangeState.Declined _ -> {}
      case ChangeState.Withdrawn withdrawn -> json.add("withdrawn", StateCodec.encode(withdrawn));
      case ChangeState.Held held -> json.add("held", HoldCodec.encode(held));
      case ChangeState.PendingApproval pending -> {
        ForecastCodec.encode(pending.forecast()).forEach(json::add);
        json.add("expiresAt", pending.expiresAt().toString());
      }
      case ChangeState.Expired expired -> json.add("because", expired.expiry().because());
      case ChangeState.Unchanged unchanged -> AttemptCodec.showRemains(json, unchanged.remains());
      case ChangeState.Applying applying -> attempts(json, applying.attempts());
      case ChangeState.Applied applied -> outcome(json, applied.outcome());
      case ChangeState.Diverged diverged -> outcome(json, diverged.outcome());
      case ChangeState.Rejected rejected ->
          json.add("violations", violations(rejected.violations()));
      case ChangeState.Refused refused -> {
        json.add("error", StateCodec.encode(refused.error()));
        attempts(json, refused.attempts());
      }
      case ChangeState.Failed failed -> {
        json.add("error", StateCodec.encode(failed.error()));
        attempts(json, failed.attempts());
      }
      case ChangeState.Conflicted conflicted ->
          json.add("conflicts", StateCodec.array(conflicted.conflicts(), ConflictCodec::show));
      case ChangeState.Planned planned -> {
        attempts(json, List.of(planned.plan()));
        ForecastCodec.encode(planned.forecast()).forEach(json::add);
      }
      case ChangeState.Newer newer -> json.add("newer", newer.stored());
    }
  }

  private static void outcome(JsonObjectBuilder json, ChangeState.Outcome outcome) {
    json.add("revision", outcome.revision());
    StateCodec.left(json, outcome.left());
    attempts(json, outcome.attempts());
  }

  private static void attempts(JsonObjectBuilder json, List<Attempt> attempts) {
    json.add("attempts", StateCodec.array(attempts, AttemptCodec::show));
  }
}
