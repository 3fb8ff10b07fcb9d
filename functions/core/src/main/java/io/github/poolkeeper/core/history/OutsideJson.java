package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Note.Acceptance;
import io.github.poolkeeper.core.change.Note.Attribution;
import io.github.poolkeeper.core.change.Resolution;
import io.github.poolkeeper.core.change.SeenCodec;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;

/// What people see of a change that Poolkeeper found, beside its record: `leftBy`, the change of
/// its own that has left it half-done, `{changeId, apart?}`; `doneBy`, whom it is laid on,
/// `[{principal, name?, role?, via, address?, operation, eventId, at, confidence}]`, and its
/// `review`, `{state: open, needed, acceptances?}`, `{state: accepted, by, byName?, at, reason,
/// acceptances}` or `{state: undone, changeId}`. Of several calls it was one, or more than one; of
/// a single one nobody has seen another.
public final class OutsideJson {
  private OutsideJson() {}

  public static JsonObject with(JsonObject json, ChangeRecord record, List<Note> notes) {
    JsonObjectBuilder more = JsonValues.object(json);
    addTo(more, record, notes);
    return more.build();
  }

  static void addTo(JsonObjectBuilder json, ChangeRecord record, List<Note> notes) {
    List<Attribution> calls =
        notes.stream()
            .filter(Attribution.class::isInstance)
            .map(Attribution.class::cast)
            .sorted(Comparator.comparing(call -> call.seen().at()))
            .toList();
    record.leftover().ifPresent(left -> json.add("leftBy", RecordCodec.encode(left)));
    if (!calls.isEmpty()) {
      json.add("doneBy", doneBy(calls, Resolution.isCertain(notes)));
    }
    Resolution.of(record, notes).ifPresent(resolution -> json.add("review", of(resolution)));
  }

  private static JsonArrayBuilder doneBy(List<Attribution> calls, boolean isCertain) {
    JsonArrayBuilder list = JsonValues.array();
    calls.forEach(call -> list.add(of(call).add("confidence", isCertain ? "certain" : "one-of")));
    return list;
  }

  private static JsonObjectBuilder of(Attribution call) {
    JsonObject json = SeenCodec.encode(call.seen());
    JsonObjectBuilder shown = JsonValues.object(json.getJsonObject("who"));
    json.forEach(
        (name, value) -> {
          if (!name.equals("who") && !name.equals("requestId")) {
            shown.add(name, value);
          }
        });
    return shown;
  }

  private static JsonObjectBuilder of(Resolution resolution) {
    JsonObjectBuilder json = JsonValues.object().add("state", word(resolution));
    return switch (resolution) {
      case Resolution.Open(int needed, List<Acceptance> acceptances) ->
          with(json.add("needed", needed), acceptances);
      case Resolution.Accepted(List<Acceptance> acceptances) ->
          with(
              json.addAll(JsonValues.object(NoteCodec.encode(acceptances.getLast()))), acceptances);
      case Resolution.Undone(var by) -> json.add("changeId", by.value());
    };
  }

  static String word(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Open _ -> "open";
      case Resolution.Accepted _ -> "accepted";
      case Resolution.Undone _ -> "undone";
    };
  }

  private static JsonObjectBuilder with(JsonObjectBuilder json, List<Acceptance> acceptances) {
    return acceptances.isEmpty()
        ? json
        : json.add("acceptances", StateCodec.array(acceptances, NoteCodec::encode));
  }
}
