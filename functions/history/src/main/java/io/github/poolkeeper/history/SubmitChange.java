package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.intake.Acceptance;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Change requests over HTTP: the same as in a message, with the pool and the kind in the address.
final class SubmitChange {
  private final PoolHistory history;
  private final OpenChange openChange;

  @Inject
  SubmitChange(PoolHistory history, OpenChange openChange) {
    this.history = history;
    this.openChange = openChange;
  }

  Response submit(UserPoolId pool, HttpCall call) {
    return open(RequestBody.of(call).forPool(pool), call);
  }

  Response rollback(UserPoolId pool, ChangeId id, HttpCall call) {
    ChangeState state = history.find(pool, id).orElseThrow(Response::notFound).state();
    RequestBody body = RequestBody.of(call).rollbackOf(id).forPool(pool);
    if (state instanceof ChangeState.Ended && !hasTakenEffect(state)) {
      throw Response.conflict(
          "The change is " + state.status() + ": it did nothing that could be undone.");
    }
    return open(body, call);
  }

  Response restore(UserPoolId pool, HttpCall call) {
    RequestBody body = RequestBody.of(call).restore().forPool(pool);
    if (body.request(call).action() instanceof Action.Restore restore) {
      requireOnRecord(pool, restore.target());
    }
    return open(body, call);
  }

  private void requireOnRecord(UserPoolId pool, Action.Target target) {
    boolean isOnRecord =
        switch (target) {
          case Action.Target.Revision(long number) -> history.revision(pool, number).isPresent();
          case Action.Target.Time(Instant at) ->
              history.revision(pool, 1).filter(first -> !first.at().isAfter(at)).isPresent();
        };
    if (!isOnRecord) {
      throw Response.notFound("The pool has no such revision on record.");
    }
  }

  private Response open(RequestBody body, HttpCall call) {
    Query.of(call).end();
    ChangeRequest request = body.request(call);
    return switch (openChange.open(new Cause.Requested(request, call.caller().identity()))) {
      case Acceptance.Accepted(ChangeRecord record) -> accepted(record, call);
      case Acceptance.Repeated(ChangeRecord existing) -> accepted(existing, call);
      case Acceptance.Rejected(List<Violation> violations) ->
          Response.problem(409, "Conflict", "You have taken the request id already.", violations);
    };
  }

  private static boolean hasTakenEffect(ChangeState state) {
    return state instanceof ChangeState.Applied || state instanceof ChangeState.Diverged;
  }

  private static Response accepted(ChangeRecord record, HttpCall call) {
    return call.answer(RecordJson.brief(record, Map.of()), TextView::change)
        .accepted("/user-pools/" + record.userPoolId() + "/changes/" + record.id());
  }
}
