package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;

/// The routes, as `template.yaml` has them.
final class HistoryApi {
  private final ReadChanges readChanges;
  private final SubmitChange submitChange;

  @Inject
  HistoryApi(ReadChanges readChanges, SubmitChange submitChange) {
    this.readChanges = readChanges;
    this.submitChange = submitChange;
  }

  Answer answer(HttpCall call) {
    UserPoolId pool = pool(call);
    return switch (call.route()) {
      case "GET /user-pools/{id}/changes" -> readChanges.list(pool, call);
      case "GET /user-pools/{id}/changes/{changeId}" -> readChanges.one(pool, changeId(call));
      case "POST /user-pools/{id}/changes" -> submitChange.submit(pool, call);
      case "POST /user-pools/{id}/changes/{changeId}/rollback" ->
          submitChange.rollback(pool, changeId(call), call);
      default -> throw Answer.notFound();
    };
  }

  private static UserPoolId pool(HttpCall call) {
    String id = call.pathParameter("id");
    if (!UserPoolId.isValid(id)) {
      throw Answer.notFound();
    }
    return new UserPoolId(id);
  }

  private static ChangeId changeId(HttpCall call) {
    String id = call.pathParameter("changeId");
    if (!ChangeId.isValid(id)) {
      throw Answer.notFound();
    }
    return new ChangeId(id);
  }
}
