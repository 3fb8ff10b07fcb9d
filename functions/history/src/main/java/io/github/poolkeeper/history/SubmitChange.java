package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestParser;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.intake.Acceptance;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/// Change requests over HTTP: the same as in a message, with the pool and the kind in the address.
final class SubmitChange {
  private final ChangeHistory history;
  private final OpenChange openChange;

  @Inject
  SubmitChange(ChangeHistory history, OpenChange openChange) {
    this.history = history;
    this.openChange = openChange;
  }

  Answer submit(UserPoolId pool, HttpCall call) {
    return open(RequestBody.of(call).forPool(pool), call);
  }

  Answer rollback(UserPoolId pool, ChangeId id, HttpCall call) {
    if (history.find(pool, id).isEmpty()) {
      throw Answer.notFound();
    }
    return open(RequestBody.of(call).rollbackOf(id).forPool(pool), call);
  }

  private Answer open(RequestBody body, HttpCall call) {
    return switch (RequestParser.parse(body.json(), new RequestId(call.caller().requestId()))) {
      case Parsed.Invalid invalid -> throw Answer.invalid(body.inItsOwnTerms(invalid.violations()));
      case Parsed.Valid(ChangeRequest request) ->
          answer(openChange.open(request, call.caller().identity()));
    };
  }

  private static Answer answer(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Accepted(ChangeRecord record) -> accepted(record);
      case Acceptance.Repeated(ChangeRecord existing) -> accepted(existing);
      case Acceptance.Rejected(List<Violation> violations) ->
          Answer.problem(409, "Conflict", "The request id is taken.", violations);
    };
  }

  private static Answer accepted(ChangeRecord record) {
    JsonObject body = RecordJson.brief(record, Map.of());
    return Answer.accepted("/user-pools/" + record.userPoolId() + "/changes/" + record.id(), body);
  }
}
