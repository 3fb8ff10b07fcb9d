package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.LookNow;
import jakarta.inject.Inject;

/// Whether a pool is as it is on record: nothing, or the change that it takes to say so.
final class LookAtOnce {
  private final LookNow lookNow;
  private final ReadChanges readChanges;

  @Inject
  LookAtOnce(LookNow lookNow, ReadChanges readChanges) {
    this.lookNow = lookNow;
    this.readChanges = readChanges;
  }

  Response look(UserPoolId pool, HttpCall call) {
    Query.of(call).end();
    return switch (lookNow.look(pool, call.caller().requestId())) {
      case LookNow.Seen.Same _ -> Response.nothing();
      case LookNow.Seen.Otherwise(ChangeRecord found) -> readChanges.whole(found, call);
      case LookNow.Seen.NotYet _ ->
          call.answer(
                  JsonValues.object().add("userPoolId", pool.value()).build(),
                  _ -> pool + " is looked at behind the changes that are under way\n")
              .accepted("/user-pools/" + pool + "/changes");
      case LookNow.Seen.Unseen(ApiError error, boolean isForNow) ->
          isForNow ? PlanRequest.interrupted(error) : PlanRequest.refused(error);
      case LookNow.Seen.Unknown _ -> throw Response.notFound();
    };
  }
}
