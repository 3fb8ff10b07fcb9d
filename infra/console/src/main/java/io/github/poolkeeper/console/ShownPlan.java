package io.github.poolkeeper.console;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.plan.Plan;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The plan that a change's document shows, and its hash, made from what is shown. The hash that
/// the document has beside it is not believed: a document that shows one plan and names another
/// would get people to agree to what they have not seen.
///
/// @param asked the request's one member that says what is asked for
/// @param effect what the policy says
record ShownPlan(JsonObject asked, List<Difference> differences, Effect effect) {
  private static final List<String> KINDS = List.of("change", "rollback", "restore");

  ShownPlan {
    differences = List.copyOf(differences);
  }

  /// Empty if the document shows no plan that people are asked about.
  static Optional<ShownPlan> of(JsonObject change) {
    if (!(change.get("request") instanceof JsonObject request)
        || !(change.get("differences") instanceof JsonArray list)
        || !(change.get("policy") instanceof JsonObject policy)
        || !JsonValues.text(policy, "effect").equals(Optional.of("approve"))) {
      return Optional.empty();
    }
    int approvers = policy.getInt("approvers", 0);
    List<String> kinds = KINDS.stream().filter(request::containsKey).toList();
    if (approvers < 1 || kinds.size() != 1 || !list.stream().allMatch(ShownPlan::isDifference)) {
      return Optional.empty();
    }
    String kind = kinds.getFirst();
    return Optional.of(
        new ShownPlan(
            JsonValues.object().add(kind, request.get(kind)).build(),
            list.getValuesAs(JsonObject.class).stream().map(RecordJson::difference).toList(),
            new Effect.Approve(approvers)));
  }

  private static boolean isDifference(Object value) {
    return value instanceof JsonObject json
        && JsonValues.text(json, "path").filter(Pointer::isValid).isPresent();
  }

  Fingerprint hash() {
    return Review.planHash(Plan.hash(asked, differences), effect);
  }
}
