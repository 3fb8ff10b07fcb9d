package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.SeenCodec;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// A note as JSON in store: `{call: {…}, alone}` or `{accepted: {by, byName?, at, reason}}`.
public final class NoteCodec {
  private static final String CALL = "call";
  private static final String ALONE = "alone";
  private static final String ACCEPTED = "accepted";

  private NoteCodec() {}

  public static JsonObject encode(Note note) {
    return switch (note) {
      case Note.Attribution(_, var seen, boolean alone) ->
          JsonValues.object().add(CALL, SeenCodec.encode(seen)).add(ALONE, alone).build();
      case Note.Acceptance acceptance ->
          JsonValues.object().add(ACCEPTED, encode(acceptance)).build();
    };
  }

  /// As in store, and as people see it.
  static JsonObject encode(Note.Acceptance acceptance) {
    JsonObjectBuilder json = JsonValues.object().add("by", acceptance.by().value());
    acceptance.by().userName().ifPresent(name -> json.add("byName", name));
    return json.add("at", acceptance.at().toString()).add("reason", acceptance.reason()).build();
  }

  /// Empty for a note of a kind that a newer release has written.
  public static Optional<Note> decode(ChangeId change, JsonObject json) {
    if (json.get(CALL) instanceof JsonObject call) {
      return Optional.of(
          new Note.Attribution(change, SeenCodec.decode(call), json.getBoolean(ALONE)));
    }
    return json.get(ACCEPTED) instanceof JsonObject accepted
        ? Optional.of(acceptance(change, accepted))
        : Optional.empty();
  }

  private static Note acceptance(ChangeId change, JsonObject json) {
    return new Note.Acceptance(
        change,
        new Identity(json.getString("by"), JsonValues.text(json, "byName")),
        Instant.parse(json.getString("at")),
        json.getString("reason"));
  }
}
