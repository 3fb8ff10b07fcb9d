package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A change record as people see it: in the API, in callbacks, in the demo. What is not known yet,
/// or does not apply, has no member.
public final class RecordJson {
  private RecordJson() {}

  /// Without the documents, for lists.
  public static JsonObject brief(ChangeRecord record, Map<Fingerprint, Configuration> snapshots) {
    return build(record, snapshots).build();
  }

  /// How a request would end that is not on record: its `status` and what belongs to it.
  ///
  /// @param hash by which its plan is known, if it comes to one
  public static JsonObject foreseen(
      ChangeState.Ended end,
      Optional<Review> review,
      Optional<Fingerprint> hash,
      Map<Fingerprint, Configuration> snapshots) {
    JsonObjectBuilder json = JsonValues.object().add("status", end.status().word());
    review.ifPresent(r -> StateJson.add(json, r, end));
    StateJson.addFindings(json, end);
    hash.ifPresent(h -> json.add("hash", h.hex()));
    addDifferences(json, StateSnapshots.of(end), snapshots);
    return json.build();
  }

  /// With what was asked for, `before` and `after`, and who owned the pool then.
  public static JsonObject full(ChangeRecord record, Map<Fingerprint, Configuration> snapshots) {
    JsonObjectBuilder json = build(record, snapshots);
    record.request().ifPresent(request -> json.add("request", asked(request)));
    StateSnapshots spokenOf = StateSnapshots.of(record);
    Stream.of(spokenOf.before(), spokenOf.after())
        .flatMap(one -> one.map(snapshots::get).flatMap(Owner::of).stream())
        .findFirst()
        .ifPresent(owner -> owner.addTo(json));
    spokenOf.before().map(snapshots::get).ifPresent(c -> json.add("before", c.document()));
    spokenOf.after().map(snapshots::get).ifPresent(c -> json.add("after", c.document()));
    return json.build();
  }

  /// The snapshots that it takes to show the records.
  public static List<Fingerprint> fingerprints(List<ChangeRecord> records) {
    return records.stream().flatMap(record -> StateSnapshots.of(record).all()).distinct().toList();
  }

  private static JsonObjectBuilder build(
      ChangeRecord record, Map<Fingerprint, Configuration> snapshots) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("changeId", record.id().value())
            .add("userPoolId", record.userPoolId().value())
            .add("kind", record.kind())
            .add("status", record.state().status().word());
    record.requestId().ifPresent(id -> json.add("requestId", id.value()));
    RequestCodec.encode(json, record.explanation());
    if (record.request().filter(request -> request.conditions().dryRun()).isPresent()) {
      json.add("dryRun", true);
    }
    record
        .request()
        .flatMap(request -> request.conditions().planHash())
        .ifPresent(hash -> json.add("planHash", hash.hex()));
    RecordCodec.encode(json, record.sender());
    if (record.cause() instanceof Cause.Requested(_, _, List<Identity> earlier)
        && !earlier.isEmpty()) {
      json.add("earlierSenders", RecordCodec.earlier(earlier));
    }
    json.add("requestedAt", record.requestedAt().toString());
    record.rollbackOf().ifPresent(id -> json.add("rollbackOf", id.value()));
    record.rolledBackBy().ifPresent(id -> json.add("rolledBackBy", id.value()));
    record
        .rolledBackInPart()
        .ifPresent(part -> json.add("rolledBackInPart", RecordCodec.encode(part)));
    record.untold().ifPresent(why -> json.add("untold", StateCodec.encode(why)));
    record.request().ifPresent(request -> RequestCodec.encode(json, request.conditions().window()));
    StateJson.add(json, record.state());
    record.review().ifPresent(review -> StateJson.add(json, review, record.state()));
    addDifferences(json, StateSnapshots.of(record), snapshots);
    return json;
  }

  /// Not its task token: whoever has it can answer in Poolkeeper's name.
  private static JsonObject asked(ChangeRequest request) {
    JsonObjectBuilder json = JsonValues.object(RequestCodec.encode(request.action()));
    request.conditions().expect().ifPresent(expect -> json.add("expect", expect));
    return json.build();
  }

  private static void addDifferences(
      JsonObjectBuilder json, StateSnapshots spokenOf, Map<Fingerprint, Configuration> snapshots) {
    differences(spokenOf.before(), spokenOf.after(), snapshots)
        .ifPresent(found -> json.add("differences", differences(found)));
    differences(spokenOf.intended(), spokenOf.after(), snapshots)
        .ifPresent(found -> json.add("divergences", array(found, "intended", "observed")));
  }

  /// `[{path, before?, after?}]`.
  public static JsonArrayBuilder differences(List<Difference> differences) {
    return array(differences, "before", "after");
  }

  /// One of them, read back.
  public static Difference difference(JsonObject json) {
    return new Difference(
        Pointer.parse(json.getString("path")),
        Optional.ofNullable(json.get("before")),
        Optional.ofNullable(json.get("after")));
  }

  private static Optional<List<Difference>> differences(
      Optional<Fingerprint> from,
      Optional<Fingerprint> to,
      Map<Fingerprint, Configuration> snapshots) {
    Optional<Configuration> start = from.map(snapshots::get);
    Optional<Configuration> end = to.map(snapshots::get);
    return start.flatMap(a -> end.map(b -> a.normalForm().differencesTo(b.normalForm())));
  }

  private static JsonArrayBuilder array(List<Difference> differences, String from, String to) {
    JsonArrayBuilder list = JsonValues.array();
    for (Difference difference : differences) {
      JsonObjectBuilder json = JsonValues.object();
      json.add("path", difference.path().toString());
      difference.before().ifPresent(value -> json.add(from, value));
      difference.after().ifPresent(value -> json.add(to, value));
      list.add(json);
    }
    return list;
  }
}
