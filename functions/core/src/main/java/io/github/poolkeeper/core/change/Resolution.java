package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.change.Identity.Likeness;
import io.github.poolkeeper.core.change.Note.Acceptance;
import io.github.poolkeeper.core.change.Note.Attribution;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What has become of a change that was made past Poolkeeper and that the policy has judged: it
/// stays open until somebody accepts it, who is not the one who made it, or it is undone. It is
/// computed from the record and its notes, in whatever order they came: a call that is told later
/// can open it again.
public sealed interface Resolution {
  /// Where nobody knows for certain who made it, one of two people is somebody else.
  int OF_NOBODY_IN_PARTICULAR = 2;

  /// Somebody has to look at it.
  ///
  /// @param needed how many have to accept it in all
  /// @param acceptances that count so far
  record Open(int needed, List<Acceptance> acceptances) implements Resolution {
    public Open {
      acceptances = List.copyOf(acceptances);
    }
  }

  /// It may stand.
  ///
  /// @param acceptances those that count; the last one has closed it
  record Accepted(List<Acceptance> acceptances) implements Resolution {
    public Accepted {
      acceptances = List.copyOf(acceptances);
    }
  }

  /// By a rollback that has left nothing of it.
  record Undone(ChangeId by) implements Resolution {}

  /// Empty for what nobody has to look at: what was asked for, the state that a pool was found in,
  /// and what nobody has judged.
  static Optional<Resolution> of(ChangeRecord record, List<Note> notes) {
    if (!(record.cause() instanceof Cause.External) || record.review().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        record.rolledBackBy().<Resolution>map(Undone::new).orElseGet(() -> ofAcceptances(notes)));
  }

  /// Whom the change is laid on.
  static List<Actor> doers(List<Note> notes) {
    return attributions(notes).map(call -> call.seen().who()).distinct().toList();
  }

  /// Whether nothing that was seen explains the change otherwise: all calls are one's, and one of
  /// them fits no other change.
  static boolean isCertain(List<Note> notes) {
    return doers(notes).size() == 1 && attributions(notes).anyMatch(Attribution::alone);
  }

  private static Stream<Attribution> attributions(List<Note> notes) {
    return notes.stream().filter(Attribution.class::isInstance).map(Attribution.class::cast);
  }

  private static Stream<Acceptance> acceptances(List<Note> notes) {
    return notes.stream().filter(Acceptance.class::isInstance).map(Acceptance.class::cast);
  }

  private static Resolution ofAcceptances(List<Note> notes) {
    List<Actor> doers = doers(notes);
    boolean isKnown = isCertain(notes) && doers.stream().allMatch(Actor::isSomebody);
    List<Acceptance> counting =
        acceptances(notes)
            .filter(one -> doers.stream().noneMatch(doer -> isSame(doer, one.by())))
            .toList();
    for (int i = 0; i < counting.size(); i++) {
      List<Acceptance> until = counting.subList(0, i + 1);
      Identity last = counting.get(i).by();
      boolean isOther = isKnown && doers.stream().allMatch(one -> isOther(one, last));
      if (isOther || until.stream().anyMatch(earlier -> isOther(earlier.by(), last))) {
        return new Accepted(until);
      }
    }
    return new Open(isKnown ? 1 : OF_NOBODY_IN_PARTICULAR, counting);
  }

  private static boolean isSame(Actor doer, Identity by) {
    return doer.comparedWith(by) instanceof Likeness.Same;
  }

  private static boolean isOther(Actor doer, Identity by) {
    return doer.comparedWith(by) instanceof Likeness.Other;
  }

  private static boolean isOther(Identity one, Identity other) {
    return one.comparedWith(other) instanceof Likeness.Other;
  }
}
