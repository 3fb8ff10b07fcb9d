package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.proposal.Preview;
import io.github.poolkeeper.core.proposal.PreviewRequest;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// What a change request would do, against the live pool.
final class PlanRequest {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final PreviewRequest previewRequest;

  @Inject
  PlanRequest(PreviewRequest previewRequest) {
    this.previewRequest = previewRequest;
  }

  Response plan(UserPoolId pool, HttpCall call) {
    Query.of(call).end();
    ChangeRequest request = RequestBody.of(call).forPool(pool).request(call);
    return switch (previewRequest.preview(request)) {
      case Preview.Foreseen foreseen -> call.answer(body(request, foreseen), TextView::plan);
      case Preview.Refused(ApiError error) -> refused(error);
      case Preview.Interrupted(ApiError error) -> interrupted(error);
    };
  }

  private static JsonObject body(ChangeRequest request, Preview.Foreseen foreseen) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("userPoolId", request.userPoolId().value())
            .add("kind", request.action().kind());
    foreseen.last().ifPresent(last -> json.add("revision", last.number()));
    if (!foreseen.sinceThen().isEmpty()) {
      json.add("sinceThen", RecordJson.differences(foreseen.sinceThen()));
    }
    foreseen.owner().ifPresent(owner -> owner.addTo(json));
    RecordJson.foreseen(foreseen.end(), foreseen.review(), foreseen.hash(), foreseen.snapshots())
        .forEach(json::add);
    return json.build();
  }

  static Response interrupted(ApiError error) {
    return Response.problem(503, "Service unavailable", words(error))
        .with("retry-after", RETRY_AFTER_SECONDS);
  }

  static Response refused(ApiError error) {
    return isOfNoPool(error)
        ? Response.problem(404, "Not found", "Cognito has no such user pool.")
        : Response.problem(502, "Bad gateway", words(error));
  }

  /// Whether there is no such pool, or no more.
  static boolean isOfNoPool(ApiError error) {
    return error.code().equals("ResourceNotFoundException");
  }

  static String words(ApiError error) {
    return "Cognito answers " + error.code() + ": " + error.message();
  }
}
