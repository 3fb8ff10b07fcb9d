package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Pause;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// When a change that has met trouble is tried again: soon and in the same delivery, then by
/// further deliveries of its message, and at last no more.
final class Retries {
  /// How often one delivery looks and plans anew before the message goes back to the queue.
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

  private final int maxDeliveries;
  private final Pause pause;

  Retries(int maxDeliveries, Pause pause) {
    this.maxDeliveries = maxDeliveries;
    this.pause = pause;
  }

  /// Whether a delivery takes a right that is lacking for trouble that passes; later it is a
  /// refusal.
  boolean isPatient(int delivery) {
    return delivery <= PATIENT_DELIVERIES && delivery < maxDeliveries;
  }

  /// The tries of one delivery.
  Tried inOneDelivery(Tried first, Function<Tried.Trouble, Tried> again) {
    Tried tried = first;
    Duration wait = FIRST_PAUSE;
    for (int i = 1; i < TRIES && tried instanceof Tried.Interrupted trouble; i++) {
      if (trouble.retryAfter().isPresent()) {
        return tried;
      }
      pause.of(wait);
      wait = wait.multipliedBy(2);
      tried = again.apply(trouble);
    }
    return tried;
  }

  /// When the message is to be delivered again; empty after its last delivery.
  Optional<Outcome> next(Tried.Trouble trouble, int delivery) {
    boolean isLast = delivery >= maxDeliveries;
    return switch (trouble) {
      case Tried.Unanswered _ -> isLast ? Optional.empty() : retry(REST, trouble);
      // The quota is everybody's: that others use it up is no fault of this change.
      case Tried.Interrupted(_, _, ApiError error, _) when error.isThrottling() ->
          retry(afterThrottling(delivery), trouble);
      case Tried.Interrupted(_, _, _, Optional<Duration> retryAfter) ->
          isLast ? Optional.empty() : retry(retryAfter.orElse(BACK_TO_THE_QUEUE), trouble);
    };
  }

  /// There is no further delivery: a pool that has to rest rests in this one.
  void rest(Tried.Trouble trouble) {
    if (trouble instanceof Tried.Unanswered) {
      pause.of(REST);
    }
  }

  /// A change that cannot even be given up comes back all the same.
  static Outcome later(ApiError error) {
    return new Outcome.Retry(BACK_TO_THE_QUEUE, words(error));
  }

  private static Optional<Outcome> retry(Duration after, Tried.Trouble trouble) {
    return Optional.of(new Outcome.Retry(after, words(trouble.error())));
  }

  private static Duration afterThrottling(int delivery) {
    Duration wait = FIRST_AFTER_THROTTLING;
    for (int i = 1; i < delivery && wait.compareTo(LAST_AFTER_THROTTLING) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LAST_AFTER_THROTTLING) < 0 ? wait : LAST_AFTER_THROTTLING;
  }

  private static String words(ApiError error) {
    return error.code() + ": " + error.message();
  }

  /// User pools that may be asked again where a right is lacking: IAM takes up to a minute or two
  /// to spread what a deployment has just given.
  record PatientUserPools(UserPools pools) implements UserPools {
    @Override
    public Reading read(UserPoolId id) {
      return switch (pools.read(id)) {
        case Reading.Refused(ApiError error) when error.isDenied() ->
            new Reading.Interrupted(error);
        case Reading reading -> reading;
      };
    }

    /// Where Cognito has refused, the pool is as it was.
    @Override
    public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
      return switch (pools.write(id, live, after)) {
        case Writing.Refused(ApiError error) when error.isDenied() ->
            new Writing.Interrupted(error, Optional.empty());
        case Writing writing -> writing;
      };
    }
  }
}
