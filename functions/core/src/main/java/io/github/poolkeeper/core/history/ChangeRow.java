package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.change.Resolution;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Movement;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A change as a line of a list: what people look for, and no documents.
///
/// @param poolName as the change found or left it; empty where nobody has looked at the pool yet
/// @param owner who owned the pool then, where its tags say so
/// @param touched what the change does to the pool, or would have done
/// @param notes of a change that Poolkeeper found
public record ChangeRow(
    ChangeRecord record,
    Optional<String> poolName,
    Optional<Owner> owner,
    List<Touched> touched,
    List<Note> notes) {
  private static final int MOST_CHARACTERS = 80;

  public ChangeRow {
    touched = List.copyOf(touched);
    notes = List.copyOf(notes);
  }

  /// A setting that moves.
  ///
  /// @param weakens whether the pool's protection becomes weaker, or it cannot be told that not
  public record Touched(
      Pointer path, Optional<JsonValue> before, Optional<JsonValue> after, boolean weakens) {}

  /// The snapshots that it takes to show a record.
  public static Stream<Fingerprint> fingerprints(ChangeRecord record) {
    return spokenOf(record).all();
  }

  /// The row of a record.
  ///
  /// @param known snapshots, those that were found
  /// @param head the pool's last configuration, for a record that speaks of none
  public static ChangeRow of(
      ChangeRecord record,
      Map<Fingerprint, Configuration> known,
      Optional<Configuration> head,
      List<Note> notes) {
    StateSnapshots spokenOf = spokenOf(record);
    Optional<Configuration> before = spokenOf.before().map(known::get);
    Optional<Configuration> after = spokenOf.after().map(known::get);
    Optional<Configuration> named = after.or(() -> before).or(() -> head);
    List<Touched> touched =
        before
            .flatMap(from -> after.map(to -> touched(from, to)))
            .orElseGet(() -> record.review().map(ChangeRow::judged).orElse(List.of()));
    return new ChangeRow(
        record, named.flatMap(Configuration::poolName), named.flatMap(Owner::of), touched, notes);
  }

  /// What became of the pool, or else the plan that was looked at.
  private static StateSnapshots spokenOf(ChangeRecord record) {
    StateSnapshots state = StateSnapshots.of(record);
    return state.after().isPresent()
        ? state
        : record.review().map(review -> StateSnapshots.of(review.plan())).orElse(state);
  }

  private static List<Touched> touched(Configuration before, Configuration after) {
    return before.normalForm().differencesTo(after.normalForm()).stream()
        .map(ChangeRow::touched)
        .toList();
  }

  private static Touched touched(Difference difference) {
    return new Touched(
        difference.path(), difference.before(), difference.after(), Movement.weakens(difference));
  }

  /// Of a plan whose snapshots are not there: what the policy has looked at.
  private static List<Touched> judged(Review review) {
    return review.touched().stream()
        .map(
            path -> new Touched(path, Optional.empty(), Optional.empty(), isWeakened(review, path)))
        .toList();
  }

  private static boolean isWeakened(Review review, Pointer path) {
    return review.verdict().findings().stream()
        .anyMatch(
            finding ->
                finding.path().startsWith(path) && finding.direction() == Direction.LOOSENING);
  }

  /// Whether it touches a setting, one within it or one around it.
  public boolean touches(Pointer path) {
    return touched.stream().anyMatch(one -> one.path().overlaps(path));
  }

  /// Whom a change is laid on that Poolkeeper found.
  public Stream<Actor> doers() {
    return Resolution.doers(notes).stream();
  }

  /// The word for what has become of a change that was made past Poolkeeper.
  public Optional<String> review() {
    return Resolution.of(record, notes).map(OutsideJson::word);
  }

  public JsonObject json() {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("changeId", record.id().value())
            .add("kind", record.kind())
            .add("status", record.state().status().word())
            .add("userPoolId", record.userPoolId().value());
    poolName.ifPresent(name -> json.add("poolName", name));
    owner.ifPresent(one -> one.addTo(json));
    record.requestId().ifPresent(id -> json.add("requestId", id.value()));
    RecordCodec.encode(json, record.sender());
    RequestCodec.encode(json, record.explanation());
    json.add("requestedAt", record.requestedAt().toString());
    switch (record.state()) {
      case ChangeState.Ended ended -> json.add("endedAt", ended.endedAt().toString());
      case ChangeState.Newer newer -> newer.endedAt().ifPresent(at -> json.add("endedAt", at));
      case ChangeState _ -> {}
    }
    record.revision().ifPresent(revision -> json.add("revision", revision));
    record.rollbackOf().ifPresent(id -> json.add("rollbackOf", id.value()));
    record.rolledBackBy().ifPresent(id -> json.add("rolledBackBy", id.value()));
    record
        .rolledBackInPart()
        .ifPresent(part -> json.add("rolledBackInPart", RecordCodec.encode(part)));
    OutsideJson.addTo(json, record, notes);
    addTo(json);
    return json.build();
  }

  /// What a list says of a change beside its record: `touched` and, while people have to agree,
  /// `waiting`, while it is held, `held`.
  private void addTo(JsonObjectBuilder json) {
    json.add("touched", StateCodec.array(touched, ChangeRow::json));
    if (record.state() instanceof ChangeState.Held held) {
      json.add("held", HoldCodec.encode(held));
    }
    if (record.state() instanceof ChangeState.PendingApproval pending) {
      Review review = record.review().orElseThrow();
      json.add(
          "waiting",
          JsonValues.object()
              .add("approvals", review.approvals())
              .add("needed", review.verdict().effect() instanceof Effect.Approve(int n) ? n : 0)
              .add("expiresAt", pending.expiresAt().toString()));
    }
  }

  private static JsonObject json(Touched touched) {
    JsonObjectBuilder json = JsonValues.object().add("path", touched.path().toString());
    touched.before().ifPresent(value -> json.add("before", cut(value)));
    touched.after().ifPresent(value -> json.add("after", cut(value)));
    return json.add("weakens", touched.weakens()).build();
  }

  /// A long value becomes the start of its text.
  private static JsonValue cut(JsonValue value) {
    String text = value instanceof JsonString string ? string.getString() : CanonicalJson.of(value);
    return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
        ? value
        : JsonValues.value(
            text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…");
  }
}
