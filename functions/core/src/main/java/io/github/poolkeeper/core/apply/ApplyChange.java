package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Applies one opened change to its pool: snapshot, plan, intent on record, whole configuration
/// written, read back, result on record. It can be repeated at any point: what an earlier delivery
/// did is read from the history and from the pool, never assumed.
public final class ApplyChange {
  /// How often one delivery describes and merges anew before the message goes back to the queue.
  private static final int TRIES = 3;

  /// With the time to the next one they are longer than IAM takes to spread a right.
  private static final int PATIENT_DELIVERIES = 2;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration BACK_TO_THE_QUEUE = Duration.ofSeconds(30);

  /// Longer than what Cognito has not answered is known to take, with the time for which it may be
  /// read late. The message, and so its pool's later ones, stay in the queue for it (ADR 33).
  static final Duration REST = Duration.ofSeconds(35);

  /// After throttling: first soon, then less and less often. Fourteen of them are two hours.
  private static final Duration FIRST_AFTER_THROTTLING = Duration.ofSeconds(5);

  private static final Duration LAST_AFTER_THROTTLING = Duration.ofMinutes(15);

  private final ChangeHistory history;
  private final OwedAnswers owed;
  private final Gate gate;
  private final ChangeRun patientRun;
  private final ChangeRun finalRun;
  private final CallbackAnswer callback;
  private final Pause pause;
  private final InstantSource clock;
  private final int maxDeliveries;

  public ApplyChange(ApplyPorts ports, ApplySettings settings, ApplyClock time) {
    this.history = ports.history();
    this.owed = ports.owed();
    Books books = Books.of(ports, time);
    this.gate = new Gate(books);
    this.patientRun =
        new ChangeRun(new PatientUserPools(ports.pools()), settings, books, time.pause());
    this.finalRun = new ChangeRun(ports.pools(), settings, books, time.pause());
    this.callback = new CallbackAnswer(ports);
    this.pause = time.pause();
    this.clock = time.clock();
    this.maxDeliveries = settings.maxDeliveries();
  }

  /// Applies a change that a message names.
  ///
  /// @param delivery which delivery of the message this is, counted from 1
  public Outcome apply(UserPoolId pool, ChangeId id, int delivery) {
    return history
        .load(pool, id)
        .map(loaded -> goOn(loaded, delivery))
        .orElseGet(Outcome.Unknown::new);
  }

  private Outcome goOn(ChangeHistory.Loaded loaded, int delivery) {
    if (loaded.record().isEnded()) {
      return ended(loaded.record(), loaded.tokens(), loaded.due());
    }
    if (loaded.record().state() instanceof ChangeState.Newer newer) {
      return leave(loaded.record(), newer);
    }
    return gate.stops(loaded.record(), loaded.frozen())
        .map(step -> outcome(step, loaded.tokens(), delivery))
        .orElseGet(() -> apply(loaded, delivery));
  }

  /// Its message is done, so that it neither holds its pool up nor becomes a dead letter; the
  /// record is sent again until the release is back that knows what to do with it.
  private Outcome leave(ChangeRecord record, ChangeState.Newer newer) {
    if (newer.endedAt().isEmpty()) {
      owed.leave(Waiting.forANewerRelease(record, clock.instant()));
    }
    return new Outcome.Done(record);
  }

  /// A right that is lacking is asked for again by two more deliveries, then it is a refusal.
  private ChangeRun run(int delivery) {
    return delivery <= PATIENT_DELIVERIES && delivery < maxDeliveries ? patientRun : finalRun;
  }

  private Outcome apply(ChangeHistory.Loaded loaded, int delivery) {
    ChangeRun run = run(delivery);
    Step step = run.once(loaded.record(), loaded.head());
    Duration wait = FIRST_PAUSE;
    for (int i = 1; i < TRIES && isWorthAnotherTry(step); i++) {
      pause.of(wait);
      wait = wait.multipliedBy(2);
      step = again(run, step);
    }
    return outcome(step, loaded.tokens(), delivery);
  }

  private Outcome outcome(Step step, Set<TaskToken> tokens, int delivery) {
    return switch (step) {
      case Step.Ended(ChangeRecord ended) -> ended(ended, tokens, false);
      case Step.Waits(ChangeRecord waiting) -> new Outcome.Done(waiting);
      case Step.Unanswered unanswered when delivery >= maxDeliveries ->
          giveUp(rested(unanswered), tokens);
      case Step.Unanswered(_, _, ApiError error) -> new Outcome.Retry(REST, words(error));
      // The quota is everybody's: that others use it up is no fault of this change.
      case Step.Interrupted interrupted when interrupted.error().isThrottling() ->
          new Outcome.Retry(afterThrottling(delivery), words(interrupted.error()));
      case Step.Interrupted interrupted when delivery >= maxDeliveries ->
          giveUp(interrupted, tokens);
      case Step.Interrupted interrupted ->
          new Outcome.Retry(
              interrupted.retryAfter().orElse(BACK_TO_THE_QUEUE), words(interrupted.error()));
    };
  }

  /// There is no further delivery: the pool rests in this one.
  private Step.Interrupted rested(Step.Unanswered unanswered) {
    pause.of(REST);
    return new Step.Interrupted(
        unanswered.record(), Optional.of(unanswered.head()), unanswered.error(), Optional.empty());
  }

  private static Step again(ChangeRun run, Step step) {
    return step instanceof Step.Interrupted(ChangeRecord record, Optional<Revision> head, _, _)
        ? run.once(record, head)
        : step;
  }

  private Outcome giveUp(Step.Interrupted interrupted, Set<TaskToken> tokens) {
    return switch (finalRun.giveUp(interrupted)) {
      case Step.Ended(ChangeRecord ended) -> ended(ended, tokens, false);
      case Step.Waits(ChangeRecord waiting) -> new Outcome.Done(waiting);
      case Step.Unanswered(_, _, ApiError error) -> new Outcome.Retry(REST, words(error));
      case Step.Interrupted still -> new Outcome.Retry(BACK_TO_THE_QUEUE, words(still.error()));
    };
  }

  /// @param isDue whether the schedule sends it
  private Outcome ended(ChangeRecord record, Set<TaskToken> tokens, boolean isDue) {
    Optional<ApiError> trouble =
        isInDoubt(record.state()) ? finalRun.takeStock(record) : Optional.empty();
    if (trouble.isPresent()) {
      return new Outcome.Retry(BACK_TO_THE_QUEUE, words(trouble.get()));
    }
    tell(record, tokens, isDue);
    return new Outcome.Done(record);
  }

  /// Who cannot be told now keeps nothing waiting: the schedule sends the change again.
  private void tell(ChangeRecord record, Set<TaskToken> tokens, boolean isDue) {
    CallbackAnswer.Told told = callback.answer(record, tokens);
    if (told.isOwed()) {
      owed.leave(Waiting.untold(record, clock.instant()));
    } else if (isDue || told.refused().isPresent() || Waiting.of(record).isPresent()) {
      owed.settle(record, told.refused());
    }
  }

  /// Whether the pool may have been looked at without its coming on record.
  private static boolean isInDoubt(ChangeState state) {
    return state instanceof ChangeState.Failed
        || (state instanceof ChangeState.Refused refused && !refused.attempts().isEmpty());
  }

  private static Duration afterThrottling(int delivery) {
    Duration wait = FIRST_AFTER_THROTTLING;
    for (int i = 1; i < delivery && wait.compareTo(LAST_AFTER_THROTTLING) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LAST_AFTER_THROTTLING) < 0 ? wait : LAST_AFTER_THROTTLING;
  }

  private static boolean isWorthAnotherTry(Step step) {
    return step instanceof Step.Interrupted interrupted && interrupted.retryAfter().isEmpty();
  }

  private static String words(ApiError error) {
    return error.code() + ": " + error.message();
  }
}
