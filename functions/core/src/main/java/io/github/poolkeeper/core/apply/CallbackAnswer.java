package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.StateJson;
import io.github.poolkeeper.core.json.CanonicalJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/// Tells whoever waits for a change how it ended: its record where it went as asked, its status and
/// the reason otherwise.
final class CallbackAnswer {
  /// Step Functions takes a payload of 256 KiB and a cause of 32 KiB.
  private static final int MAX_OUTPUT = 200_000;

  private static final int MAX_CAUSE = 32_000;

  private final Callbacks callbacks;
  private final ChangeHistory history;

  CallbackAnswer(Callbacks callbacks, ChangeHistory history) {
    this.callbacks = callbacks;
    this.history = history;
  }

  void answer(ChangeRecord record) {
    record.request().flatMap(ChangeRequest::taskToken).ifPresent(token -> answer(token, record));
  }

  private void answer(TaskToken token, ChangeRecord record) {
    switch (record.state()) {
      case ChangeState.Applied _, ChangeState.Unchanged _, ChangeState.Planned _ ->
          callbacks.succeeded(token, output(record));
      case ChangeState state -> callbacks.failed(token, state.status(), cause(record));
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

  private static String cause(ChangeRecord record) {
    String text = CanonicalJson.of(StateJson.of(record.state()));
    return text.length() <= MAX_CAUSE
        ? text
        : CanonicalJson.of(Json.createObjectBuilder().add("changeId", record.id().value()).build());
  }
}
