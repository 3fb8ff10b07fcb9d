package io.github.poolkeeper.core.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is noted of the changes that Poolkeeper found. Notes come when they come: each is an entry
/// of its own beside the record, which never changes, and is in a chain that the next revision of
/// the pool holds on to.
public interface Notes {
  /// One more; for one occasion once, whoever tells it again.
  void add(UserPoolId pool, Note note);

  /// Somebody has written to a pool, and nobody can tell to which: the last such call is kept.
  void unplacedCall(Seen call);

  /// When the last such call was done.
  Optional<Instant> lastUnplaced();

  /// It itself, as far as it can be read.
  Optional<Seen> lastUnplacedCall();

  /// The pool was as a revision has it, when it was looked at.
  void seenAsOnRecord(UserPoolId pool, long revision, Instant at);

  /// When it last was.
  Optional<Instant> lastSeenAsOnRecord(UserPoolId pool, long revision);

  /// When a pool was last known to be as a revision has it.
  default Instant lastKnown(UserPoolId pool, Revision revision) {
    return lastSeenAsOnRecord(pool, revision.number())
        .filter(revision.at()::isBefore)
        .orElse(revision.at());
  }

  /// Those of each change that has any, in their order; of one that somebody has copied into
  /// another pool, those of both.
  Map<ChangeId, List<Note>> of(Map<UserPoolId, Set<ChangeId>> changes);

  /// Those of the records that can have any.
  default Map<ChangeId, List<Note>> of(Collection<ChangeRecord> records) {
    Map<UserPoolId, Set<ChangeId>> found =
        records.stream()
            .filter(record -> record.cause() instanceof Cause.External)
            .collect(groupingBy(ChangeRecord::userPoolId, mapping(ChangeRecord::id, toSet())));
    return found.isEmpty() ? Map.of() : of(found);
  }

  default List<Note> of(UserPoolId pool, ChangeId change) {
    return of(Map.of(pool, Set.of(change))).getOrDefault(change, List.of());
  }
}
