package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.RecordJson;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Tells whoever waits for a change how it ended: its record where it went as asked, its status and
/// the reason otherwise.
final class CallbackAnswer {
  private final Callbacks callbacks;
  private final ChangeHistory history;

  CallbackAnswer(Callbacks callbacks, ChangeHistory history) {
    this.callbacks = callbacks;
    this.history = history;
  }

  /// Answers the request's own token and those that came later, which are forgotten then. One that
  /// cannot be answered does not keep the others waiting.
  ///
  /// @throws RuntimeException what went wrong first, once all have had their turn
  void answer(ChangeRecord record, Set<TaskToken> waiting) {
    Set<TaskToken> tokens = new LinkedHashSet<>();
    record.request().flatMap(ChangeRequest::taskToken).ifPresent(tokens::add);
    tokens.addAll(waiting);
    if (record.state() instanceof ChangeState.Ended ended && !tokens.isEmpty()) {
      var round = new Round(reply(record, ended));
      tokens.forEach(round::answer);
      round.answered.retainAll(waiting);
      if (!round.answered.isEmpty()) {
        history.stopWaiting(record.userPoolId(), record.id(), round.answered);
      }
      round.end();
    }
  }

  private Consumer<TaskToken> reply(ChangeRecord record, ChangeState.Ended ended) {
    return switch (ended) {
      case ChangeState.Applied _, ChangeState.Unchanged _, ChangeState.Planned _ -> {
        JsonObject output = output(record);
        yield token -> callbacks.succeeded(token, output);
      }
      case ChangeState.Diverged _,
          ChangeState.Rejected _,
          ChangeState.Refused _,
          ChangeState.Failed _,
          ChangeState.Conflicted _,
          ChangeState.Declined _,
          ChangeState.Expired _ -> {
        String cause = CallbackText.cause(record);
        yield token -> callbacks.failed(token, ended.status(), cause);
      }
    };
  }

  private JsonObject output(ChangeRecord record) {
    return CallbackText.output(
        record, history.snapshots(record.userPoolId(), RecordJson.fingerprints(List.of(record))));
  }

  /// One answer to many tokens.
  private static final class Round {
    private final Consumer<TaskToken> reply;
    private final Set<TaskToken> answered = new LinkedHashSet<>();
    private final List<RuntimeException> troubles = new ArrayList<>();

    Round(Consumer<TaskToken> reply) {
      this.reply = reply;
    }

    void answer(TaskToken token) {
      try {
        reply.accept(token);
        answered.add(token);
      } catch (RuntimeException trouble) {
        troubles.add(trouble);
      }
    }

    void end() {
      if (!troubles.isEmpty()) {
        throw troubles.getFirst();
      }
    }
  }
}
