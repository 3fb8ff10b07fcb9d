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
/// is consistent.
public interface LedgerLines {

  /// What is stored of each revision from the first to the last, both included, in order. A
  /// revision of which nothing can be read has no line.
  List<Line> lines(UserPoolId pool, long first, long last);

  /// The head, where it can be read.
  Optional<Revision> head(UserPoolId pool);

  /// A record, where it can be read.
  Optional<ChangeRecord> record(UserPoolId pool, ChangeId id);

  /// The newest records that can be read, `limit` at most.
  List<ChangeRecord> newest(UserPoolId pool, int limit);

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

  /// A revision with what hangs on it.
  ///
  /// @param record of the change that made it; empty where there is none that can be read
  /// @param snapshot the SHA-256 of what is stored as its snapshot; empty where nothing can be read
  record Line(Revision revision, Optional<StoredRecord> record, Optional<Fingerprint> snapshot) {}

  /// The record of the change that made a revision.
  ///
  /// @param sha256 of the record as it is stored
  /// @param disagreeing the attributes beside the record that say something else than it does
  record StoredRecord(ChangeRecord record, Fingerprint sha256, List<String> disagreeing) {
    public StoredRecord {
      disagreeing = List.copyOf(disagreeing);
    }
  }
}
