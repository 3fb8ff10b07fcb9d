package io.github.poolkeeper.core.approval;

import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.Answer.Decision;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Identity.Likeness;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.StaleHistoryException;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Puts an answer on record: on the record that it was read with, or not at all, so that of two
/// that come at once none is lost. When enough people have agreed, or one does not, the change goes
/// back to its queue; a crash in between is mended by the same answer again, and by
/// [io.github.poolkeeper.core.apply.WakeDueChanges].
public final class AnswerApproval {
  /// More than there are approvers who could get in each other's way.
  private static final int TRIES = 10;

  private final ChangeHistory history;
  private final ChangeQueue queue;
  private final InstantSource clock;

  public AnswerApproval(ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    this.history = history;
    this.queue = queue;
    this.clock = clock;
  }

  /// Answers, once and for all.
  ///
  /// @throws StaleHistoryException when others keep moving the record on
  public Answered answer(
      UserPoolId pool, ChangeId id, Identity by, Decision decision, Optional<String> reason) {
    return answer(pool, id, new Answer(by, decision, clock.instant(), reason), _ -> true);
  }

  /// Agrees to the plan that was shown, and to no other that the change has come to since.
  ///
  /// @param shown its hash
  /// @throws StaleHistoryException when others keep moving the record on
  public Answered approve(
      UserPoolId pool, ChangeId id, Identity by, Fingerprint shown, Optional<String> reason) {
    return answer(
        pool,
        id,
        new Answer(by, Decision.APPROVE, clock.instant(), reason),
        review -> review.planHash().equals(shown));
  }

  private Answered answer(UserPoolId pool, ChangeId id, Answer answer, Predicate<Review> isMeant) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return once(pool, id, answer, isMeant);
      } catch (StaleHistoryException _) {
        // Somebody has moved it on: look again.
      }
    }
    return once(pool, id, answer, isMeant);
  }

  /// Takes a change back that has not begun, for whoever asked for it.
  ///
  /// @throws StaleHistoryException when others keep moving the record on
  public Answered withdraw(UserPoolId pool, ChangeId id, Identity by, Optional<String> reason) {
    ChangeState.Withdrawn state = new ChangeState.Withdrawn(by, reason, clock.instant());
    for (int i = 1; i < TRIES; i++) {
      try {
        return withdrawn(pool, id, state);
      } catch (StaleHistoryException _) {
        // Somebody has moved it on: look again.
      }
    }
    return withdrawn(pool, id, state);
  }

  private Answered withdrawn(UserPoolId pool, ChangeId id, ChangeState.Withdrawn state) {
    Optional<ChangeRecord> found = history.find(pool, id);
    if (found.isEmpty()) {
      return new Answered.Unknown();
    }
    ChangeRecord record = found.get();
    if (!record.isRequestedBy(state.by())) {
      return new Answered.NotAllowed("Only whoever asked for a change can withdraw it.");
    }
    return switch (record.state()) {
      case ChangeState.Queued _, ChangeState.Held _, ChangeState.PendingApproval _ -> {
        ChangeRecord ended = record.in(state);
        history.update(ended, List.of());
        passOn(ended);
        yield new Answered.Counted(ended);
      }
      case ChangeState.Withdrawn _ -> {
        passOn(record);
        yield new Answered.Counted(record);
      }
      case ChangeState other ->
          new Answered.TooLate(
              record, "The change is " + other.status() + ": it cannot be withdrawn any more.");
    };
  }

  private Answered once(UserPoolId pool, ChangeId id, Answer answer, Predicate<Review> isMeant) {
    Optional<ChangeRecord> found = history.find(pool, id);
    if (found.isEmpty()) {
      return new Answered.Unknown();
    }
    ChangeRecord record = found.get();
    if (record.review().filter(isMeant.negate()).isPresent()) {
      return new Answered.TooLate(
          record, "The plan is another one than the one that you were shown: look at it again.");
    }
    return switch (record.state()) {
      case ChangeState.PendingApproval waiting -> pending(record, waiting, answer);
      case ChangeState state when hasAnswered(record, answer) -> again(record, state, answer);
      case ChangeState state ->
          new Answered.TooLate(
              record, "The change is " + state.status() + ": it waits for no answer.");
    };
  }

  private Answered pending(
      ChangeRecord record, ChangeState.PendingApproval waiting, Answer answer) {
    Review review = record.review().orElseThrow();
    Optional<Answered> refused =
        switch (answer.decision()) {
          case APPROVE -> refused(record, review, answer.by());
          case DECLINE -> Optional.empty();
        };
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!answer.at().isBefore(waiting.expiresAt())) {
      return expired(record, answer.at());
    }
    ChangeRecord answered = moved(record.reviewed(review.with(answer)), waiting, answer);
    history.update(answered, List.of());
    passOn(answered);
    return new Answered.Counted(answered);
  }

  /// Why somebody may not approve, told from what AWS has verified, never from what a message says:
  /// whoever approves has to be somebody else than whoever asked and whoever has approved. To
  /// decline needs no such thing.
  private static Optional<Answered> refused(ChangeRecord record, Review review, Identity by) {
    if (record.sender().isEmpty()) {
      return notAllowed("Nobody knows who asked for this change, so nobody is somebody else.");
    }
    for (Identity requester : record.requesters()) {
      switch (requester.comparedWith(by)) {
        case Likeness.Other _ -> {}
        case Likeness.Same _ -> {
          return notAllowed("Whoever asks for a change cannot be the one to approve it.");
        }
        case Likeness.Unclear(String because) -> {
          return notAllowed("Nobody can tell that you are not the one who asked: " + because + ".");
        }
      }
    }
    for (Answer earlier : review.answers()) {
      switch (earlier.by().comparedWith(by)) {
        case Likeness.Other _ -> {}
        case Likeness.Same _ -> {
          return Optional.of(new Answered.TooLate(record, "You have answered already."));
        }
        case Likeness.Unclear(String because) -> {
          return notAllowed("Nobody can tell that you have not answered: " + because + ".");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Answered> notAllowed(String because) {
    return Optional.of(new Answered.NotAllowed(because));
  }

  private Answered expired(ChangeRecord record, Instant now) {
    ChangeRecord expired = record.in(new ChangeState.Expired(ChangeState.Expiry.UNANSWERED, now));
    history.update(expired, List.of());
    passOn(expired);
    return new Answered.TooLate(expired, "The change has expired.");
  }

  private static ChangeRecord moved(
      ChangeRecord record, ChangeState.PendingApproval waiting, Answer answer) {
    Review review = record.review().orElseThrow();
    return record.in(
        switch (answer.decision()) {
          case DECLINE -> new ChangeState.Declined(answer.at());
          case APPROVE -> review.isConsent() ? new ChangeState.Queued() : waiting;
        });
  }

  /// To be applied, or for whoever waits to be told.
  private void passOn(ChangeRecord record) {
    if (!(record.state() instanceof ChangeState.PendingApproval)) {
      queue.submitAgain(record.userPoolId(), record.id(), "version-" + record.version());
    }
  }

  /// The same answer once more, from somebody who may not have heard that the first one counted.
  private Answered again(ChangeRecord record, ChangeState state, Answer answer) {
    boolean isOnItsWay =
        answer.decision() == Decision.APPROVE
            ? state instanceof ChangeState.Queued
            : state instanceof ChangeState.Declined;
    if (!isOnItsWay) {
      return new Answered.TooLate(record, "You have answered already.");
    }
    passOn(record);
    return new Answered.Counted(record);
  }

  private static boolean hasAnswered(ChangeRecord record, Answer answer) {
    return record.review().stream()
        .flatMap(review -> review.answers().stream())
        .anyMatch(
            known ->
                known.by().value().equals(answer.by().value())
                    && known.decision() == answer.decision());
  }
}
