package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// The place of a note in the chain of its pool's notes; a revision holds on to the last note
/// before it.
///
/// @param note SHA-256 of the note as it is stored
/// @param previous the digest of the note before; the first one has none
/// @param digest SHA-256 over all of it
public record NoteLink(
    long number,
    ChangeId change,
    Fingerprint note,
    Optional<Fingerprint> previous,
    Fingerprint digest) {

  /// The place of a note behind the last one.
  public static NoteLink behind(Optional<Noted> last, Note note) {
    return of(
        last.map(Noted::number).orElse(0L) + 1,
        note.change(),
        Fingerprint.of(NoteCodec.encode(note)),
        last.map(Noted::digest));
  }

  /// With the digest that it should have.
  public static NoteLink of(
      long number, ChangeId change, Fingerprint note, Optional<Fingerprint> previous) {
    JsonObjectBuilder content =
        JsonValues.object()
            .add("number", number)
            .add("change", change.value())
            .add("note", note.hex());
    previous.ifPresent(digest -> content.add("previous", digest.hex()));
    return new NoteLink(number, change, note, previous, Fingerprint.of(content.build()));
  }

  public Noted end() {
    return new Noted(number, digest);
  }
}
