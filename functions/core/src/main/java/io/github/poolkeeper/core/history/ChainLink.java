package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// What ties a revision to the one before it (ADR 38). Whoever knows a digest knows whether its
/// revision, or any before, says something else now.
///
/// @param record SHA-256 of the ended record of the change that made the revision, as it is stored
/// @param previous the digest of the revision before; empty where the chain begins
/// @param notes the last note of the pool that was there by then
/// @param digest SHA-256 over the revision, its snapshot, the record, `previous` and `notes`
public record ChainLink(
    Fingerprint record, Optional<Fingerprint> previous, Optional<Noted> notes, Fingerprint digest) {

  /// The same link with the digest that it should have.
  ChainLink recomputed(Revision revision) {
    return of(revision, record, previous, notes);
  }

  /// The link of a revision as it says itself to be.
  public static ChainLink of(
      Revision revision,
      Fingerprint record,
      Optional<Fingerprint> previous,
      Optional<Noted> notes) {
    JsonObjectBuilder content =
        JsonValues.object()
            .add("revision", revision.number())
            .add("snapshot", revision.configuration().hex())
            .add("madeBy", revision.madeBy().value())
            .add("at", revision.at().toString())
            .add("record", record.hex());
    previous.ifPresent(digest -> content.add("previous", digest.hex()));
    notes.ifPresent(
        last -> content.add("notes", last.number()).add("notesDigest", last.digest().hex()));
    return new ChainLink(record, previous, notes, Fingerprint.of(content.build()));
  }
}
