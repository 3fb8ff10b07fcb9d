package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState.Outcome;
import io.github.poolkeeper.core.json.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// One state that a pool has been in: its number, counted from 1 without a gap, the snapshot, the
/// change that made it and when.
///
/// @param link what ties it to the revision before; a release before the chain wrote none
/// @param noted how far the pool's notes went when it was read as the head; else empty
public record Revision(
    long number,
    Fingerprint configuration,
    ChangeId madeBy,
    Instant at,
    Optional<ChainLink> link,
    Optional<Noted> noted) {

  /// One that nothing ties to another.
  public Revision(long number, Fingerprint configuration, ChangeId madeBy, Instant at) {
    this(number, configuration, madeBy, at, Optional.empty(), Optional.empty());
  }

  /// The one that an ended change has made, tied to the one before.
  public static Revision madeBy(
      ChangeRecord ended, Outcome outcome, Instant at, Optional<Revision> before) {
    Revision loose = new Revision(outcome.revision(), outcome.after(), ended.id(), at);
    Fingerprint record = Fingerprint.of(RecordCodec.encode(ended));
    Optional<Fingerprint> previous = before.flatMap(Revision::digest);
    Optional<Noted> noted = before.flatMap(Revision::noted);
    return loose.tied(Optional.of(ChainLink.of(loose, record, previous, noted))).noted(noted);
  }

  public Revision tied(Optional<ChainLink> found) {
    return new Revision(number, configuration, madeBy, at, found, noted);
  }

  public Revision noted(Optional<Noted> last) {
    return new Revision(number, configuration, madeBy, at, link, last);
  }

  /// As it stands at its number.
  Revision asWritten() {
    return noted(Optional.empty());
  }

  public Optional<Fingerprint> digest() {
    return link.map(ChainLink::digest);
  }
}
