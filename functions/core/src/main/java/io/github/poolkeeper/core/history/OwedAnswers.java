package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.Optional;

/// Who waits to be told how a change ends, and which records must not be forgotten until then.
public interface OwedAnswers {

  /// Keeps a token that is to be answered too when the change ends, beside the one in its request;
  /// until it is answered, and once however often it comes.
  void keepWaiting(UserPoolId pool, ChangeId id, TaskToken token);

  /// Forgets tokens that have been answered. Those that were never kept do no harm.
  void stopWaiting(UserPoolId pool, ChangeId id, Collection<TaskToken> answered);

  /// A record that this release cannot move on, or that owes somebody an answer, is found by
  /// [DueChanges#waiting], too: from a time on, unless it waits for something already. Nothing else
  /// of it is written.
  void leave(Waiting waiting);

  /// An ended record that waits no more: whoever had to be told has been told, or cannot be.
  ///
  /// @param untold why somebody cannot, which is on record from then on
  void settle(ChangeRecord record, Optional<ApiError> untold);
}
