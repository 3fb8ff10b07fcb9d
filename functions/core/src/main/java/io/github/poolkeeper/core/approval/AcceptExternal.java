package io.github.poolkeeper.core.approval;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Identity.Likeness;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Note.Acceptance;
import io.github.poolkeeper.core.change.Resolution;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Somebody lets a change stand that was made past Poolkeeper: anybody but the one who made it.
/// Where nobody knows for certain who that was, it takes two people, of whom one at least is
/// somebody else.
public final class AcceptExternal {
  private final PoolHistory history;
  private final Notes notes;
  private final InstantSource clock;

  public AcceptExternal(PoolHistory history, Notes notes, InstantSource clock) {
    this.history = history;
    this.notes = notes;
    this.clock = clock;
  }

  public Answered accept(UserPoolId pool, ChangeId id, Identity by, String reason) {
    Optional<ChangeRecord> found = history.find(pool, id);
    if (found.isEmpty()) {
      return new Answered.Unknown();
    }
    ChangeRecord record = found.get();
    List<Note> known = known(record);
    Optional<Resolution> resolution = Resolution.of(record, known);
    if (resolution.isEmpty()) {
      return new Answered.TooLate(
          record, "The change was not made past Poolkeeper: there is nothing to accept.");
    }
    return switch (resolution.get()) {
      case Resolution.Undone(ChangeId rollback) ->
          new Answered.TooLate(record, "The change has been undone by " + rollback + ".");
      case Resolution.Accepted(List<Acceptance> given) -> again(record, given, by, "accepted");
      case Resolution.Open(_, List<Acceptance> given) when isAmong(given, by) ->
          again(record, given, by, "accepted by you, and it takes somebody else, too");
      case Resolution.Open(_, List<Acceptance> given) ->
          refused(Resolution.doers(known), given, by)
              .<Answered>map(Answered.NotAllowed::new)
              .orElseGet(() -> accepted(record, by, reason));
    };
  }

  /// A call that names no pool may be told when another's is laid on the change for certain.
  /// Whoever made it is one of several then, and does not accept the change alone. As only the last
  /// such call is known, one from after the change counts, too.
  private List<Note> known(ChangeRecord record) {
    UserPoolId pool = record.userPoolId();
    List<Note> known = notes.of(pool, record.id());
    Optional<Seen> other =
        Resolution.isCertain(known)
            ? notes.lastUnplacedCall().filter(call -> mayHaveMade(call, record))
            : Optional.empty();
    other.ifPresent(call -> notes.add(pool, new Note.Attribution(record.id(), call, false)));
    return other.isPresent() ? notes.of(pool, record.id()) : known;
  }

  private boolean mayHaveMade(Seen call, ChangeRecord record) {
    UserPoolId pool = record.userPoolId();
    return record
        .revision()
        .flatMap(made -> history.revision(pool, made - 1))
        .filter(previous -> call.at().isAfter(notes.lastKnown(pool, previous)))
        .isPresent();
  }

  private Answered accepted(ChangeRecord record, Identity by, String reason) {
    notes.add(record.userPoolId(), new Acceptance(record.id(), by, clock.instant(), reason));
    return new Answered.Counted(record);
  }

  /// The same once more, from somebody who may not have heard that it counted.
  private static Answered again(
      ChangeRecord record, List<Acceptance> given, Identity by, String state) {
    return given.stream().anyMatch(one -> one.by().value().equals(by.value()))
        ? new Answered.Counted(record)
        : new Answered.TooLate(record, "The change has been " + state + " already.");
  }

  private static boolean isAmong(List<Acceptance> given, Identity by) {
    return given.stream().anyMatch(one -> one.by().comparedWith(by) instanceof Likeness.Same);
  }

  private static Optional<String> refused(List<Actor> doers, List<Acceptance> given, Identity by) {
    if (by.isNobodyBecause().isPresent()) {
      return by.isNobodyBecause().map(because -> because + ".");
    }
    if (doers.stream().anyMatch(doer -> doer.comparedWith(by) instanceof Likeness.Same)) {
      return Optional.of("Whoever changed the pool cannot be the one to accept it.");
    }
    return given.stream()
        .map(one -> one.by().comparedWith(by))
        .filter(Likeness.Unclear.class::isInstance)
        .map(one -> ((Likeness.Unclear) one).because())
        .map(because -> "Nobody can tell that you have not accepted it: " + because + ".")
        .findFirst();
  }
}
