package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pool's ledger as it is stored, line by line and unbelieved, for whoever proves it. Every read
/// but [#applying] is consistent.
public interface LedgerLines {

  /// The lines of revisions that there are from a number on, in order, `limit` at most.
  List<Line> lines(UserPoolId pool, long first, int limit);

  /// The head, whatever it says.
  Optional<Head> head(UserPoolId pool);

  /// The number of the last line of a revision that there is; zero where there is none.
  long lastLine(UserPoolId pool);

  /// The records that there are, oldest first, from the place after `after` on.
  RecordPage records(UserPoolId pool, Optional<String> after, int limit);

  /// What stands in the list of answers for the changes at some places: from the one after `after`
  /// to `last`, that included, or to the end.
  List<AnswerLine> answers(UserPoolId pool, Optional<String> after, Optional<String> last);

  /// Records that can be read.
  Map<ChangeId, ChangeRecord> records(UserPoolId pool, Collection<ChangeId> ids);

  /// Revisions that can be read.
  Map<Long, Revision> revisions(UserPoolId pool, Collection<Long> numbers);

  /// A change that is at work on the pool, if there is one. One that has begun a moment ago is
  /// perhaps not seen yet.
  Optional<ChangeId> applying(UserPoolId pool);

  /// How far the notes go, where that can be read.
  Optional<Noted> noted(UserPoolId pool);

  /// The places of notes in their chain, of those that can be read.
  List<NoteLink> noteLinks(UserPoolId pool, Collection<Long> numbers);

  /// What stands as notes beside records.
  Map<ChangeId, List<StoredNote>> notes(UserPoolId pool, Collection<ChangeId> changes);

  /// A note beside the record that it is of.
  ///
  /// @param number that it says to have
  /// @param sha256 of the note as it is stored
  record StoredNote(long number, Fingerprint sha256) {
    /// As it should stand there.
    static StoredNote of(NoteLink link) {
      return new StoredNote(link.number(), link.note());
    }
  }

  /// What stands at a revision's place, with what hangs on it.
  ///
  /// @param revision empty where it cannot be read
  /// @param record of the change that made it; empty where there is none that can be read
  /// @param snapshot the SHA-256 of what is stored as its snapshot; empty where nothing can be read
  record Line(
      long number,
      Optional<Revision> revision,
      Optional<StoredRecord> record,
      Optional<Fingerprint> snapshot) {}

  /// What stands at the head's place.
  ///
  /// @param revision empty where it cannot be read
  /// @param disagreeing the attributes that lists are made of and that are not the head's
  record Head(Optional<Revision> revision, List<String> disagreeing) {
    public Head {
      disagreeing = List.copyOf(disagreeing);
    }
  }

  /// What stands at a change's place.
  ///
  /// @param place the change's id, if nobody has forged it
  /// @param stored empty where it cannot be read
  record RecordLine(String place, Optional<StoredRecord> stored) {}

  /// Some of the records.
  ///
  /// @param next the place after which there are more
  record RecordPage(List<RecordLine> lines, Optional<String> next) {
    public RecordPage {
      lines = List.copyOf(lines);
    }
  }

  /// What stands in the list of answers.
  ///
  /// @param place the change's and the answer's number, if nobody has forged it
  /// @param listed empty where the list cannot show it
  record AnswerLine(String place, Optional<GivenAnswers.AnswerPlace.Behind> listed) {
    boolean isOf(String change) {
      return place.startsWith(change + "#");
    }
  }

  /// A record as it is stored, with what stands beside it.
  ///
  /// @param sha256 of the record as it is stored
  /// @param digest of the revision that it made, as lists and events have it: an empty text where
  ///     it made none, nothing where a release before the chain has written the record
  /// @param disagreeing the other attributes beside the record that say something else than it does
  record StoredRecord(
      ChangeRecord record, Fingerprint sha256, Optional<String> digest, List<String> disagreeing) {
    public StoredRecord {
      disagreeing = List.copyOf(disagreeing);
    }
  }
}
