package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.StateJson;
import io.github.poolkeeper.core.json.CanonicalJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/// Tells whoever waits for a change how it ended: its record where it went as asked, its status and
/// the reason otherwise.
final class CallbackAnswer {
  /// Step Functions takes 256 KiB; in UTF-8 a character takes up to three bytes.
  private static final int MAX_OUTPUT = 80_000;

  private final Callbacks callbacks;
  private final ChangeHistory history;

  CallbackAnswer(Callbacks callbacks, ChangeHistory history) {
    this.callbacks = callbacks;
    this.history = history;
  }

  void answer(ChangeRecord record) {
    if (record.state() instanceof ChangeState.Ended ended) {
      record
          .request()
          .flatMap(ChangeRequest::taskToken)
          .ifPresent(token -> answer(token, record, ended));
    }
  }

  private void answer(TaskToken token, ChangeRecord record, ChangeState.Ended ended) {
    switch (ended) {
      case ChangeState.Applied _, ChangeState.Unchanged _, ChangeState.Planned _ ->
          callbacks.succeeded(token, output(record));
      case ChangeState.Diverged _,
          ChangeState.Rejected _,
          ChangeState.Refused _,
          ChangeState.Failed _,
          ChangeState.Conflicted _,
          ChangeState.Declined _,
          ChangeState.Expired _ ->
          callbacks.failed(token, ended.status(), StateJson.cause(record));
    }
  }

  private JsonObject output(ChangeRecord record) {
    JsonObject json =
        RecordJson.brief(
            record,
            history.snapshots(record.userPoolId(), RecordJson.fingerprints(List.of(record))));
    return CanonicalJson.of(json).length() <= MAX_OUTPUT
        ? json
        : RecordJson.brief(record, Map.of());
  }
}
