package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonObject;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells whoever waits for a change how it ended: its record where it went as asked, its status and
/// the reason otherwise.
final class CallbackAnswer {
  private final Callbacks callbacks;
  private final PoolHistory history;
  private final OwedAnswers owed;
  private final InstantSource clock;

  CallbackAnswer(ApplyPorts ports, InstantSource clock) {
    this.callbacks = ports.callbacks();
    this.history = ports.history();
    this.owed = ports.owed();
    this.clock = clock;
  }

  /// Tells them. Who cannot be told now keeps nothing waiting: the schedule sends the change again.
  ///
  /// @param isDue whether the schedule has sent it
  void tell(ChangeRecord record, Set<TaskToken> waiting, boolean isDue) {
    Told told = answer(record, waiting);
    if (told.isOwed()) {
      owed.leave(Waiting.untold(record, clock.instant()));
    } else if (isDue || told.refused().isPresent() || Waiting.of(record).isPresent()) {
      owed.settle(record, told.refused());
    }
  }

  /// How far whoever waits has been told.
  ///
  /// @param isOwed whether somebody has not been, for a trouble that may pass
  /// @param refused why somebody never can be
  private record Told(boolean isOwed, Optional<ApiError> refused) {}

  /// Answers the request's own token and those that came later, which are forgotten then. One that
  /// cannot be answered keeps neither the others waiting nor the pool.
  private Told answer(ChangeRecord record, Set<TaskToken> waiting) {
    Set<TaskToken> tokens = new LinkedHashSet<>();
    record.request().flatMap(ChangeRequest::taskToken).ifPresent(tokens::add);
    tokens.addAll(waiting);
    if (!(record.state() instanceof ChangeState.Ended ended) || tokens.isEmpty()) {
      return new Told(false, Optional.empty());
    }
    var round = new Round(reply(record, ended));
    tokens.forEach(round::answer);
    round.answered.retainAll(waiting);
    if (!round.answered.isEmpty()) {
      owed.stopWaiting(record.userPoolId(), record.id(), round.answered);
    }
    return new Told(round.isOwed, Optional.ofNullable(round.refused));
  }

  private Function<TaskToken, Optional<ApiError>> reply(
      ChangeRecord record, ChangeState.Ended ended) {
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
          ChangeState.Withdrawn _,
          ChangeState.Expired _ -> {
        String cause = CallbackText.cause(record);
        yield token -> callbacks.failed(token, ended.status().word(), cause);
      }
    };
  }

  private JsonObject output(ChangeRecord record) {
    return CallbackText.output(record, snapshots(record));
  }

  /// Whoever waits is told of the end without differences rather than not at all.
  private Map<Fingerprint, Configuration> snapshots(ChangeRecord record) {
    try {
      return history.snapshots(record.userPoolId(), RecordJson.fingerprints(List.of(record)));
    } catch (SnapshotForgedException _) {
      return Map.of();
    }
  }

  /// One answer to many tokens.
  private static final class Round {
    private final Function<TaskToken, Optional<ApiError>> reply;
    private final Set<TaskToken> answered = new LinkedHashSet<>();
    private @Nullable ApiError refused;
    private boolean isOwed;

    Round(Function<TaskToken, Optional<ApiError>> reply) {
      this.reply = reply;
    }

    void answer(TaskToken token) {
      try {
        reply.apply(token).ifPresent(error -> refused = error);
        answered.add(token);
      } catch (RuntimeException _) {
        // The adapter has logged it; what counts here is that it is still to be done.
        isOwed = true;
      }
    }
  }
}
