package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change record as people see it: in the API, in callbacks, in the demo. What is not known yet,
/// or does not apply, has no member.
public final class RecordJson {
  private RecordJson() {}

  /// Without the documents, for lists.
  public static JsonObject brief(ChangeRecord record, Map<Fingerprint, Configuration> snapshots) {
    return build(record, snapshots).build();
  }

  /// With `before` and `after`.
  public static JsonObject full(ChangeRecord record, Map<Fingerprint, Configuration> snapshots) {
    JsonObjectBuilder json = build(record, snapshots);
    StateSnapshots spokenOf = StateSnapshots.of(record.state());
    spokenOf.before().map(snapshots::get).ifPresent(c -> json.add("before", c.document()));
    spokenOf.after().map(snapshots::get).ifPresent(c -> json.add("after", c.document()));
    return json.build();
  }

  /// The snapshots that it takes to show the records.
  public static List<Fingerprint> fingerprints(List<ChangeRecord> records) {
    return records.stream()
        .flatMap(record -> StateSnapshots.of(record.state()).all())
        .distinct()
        .toList();
  }

  private static JsonObjectBuilder build(
      ChangeRecord record, Map<Fingerprint, Configuration> snapshots) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("changeId", record.id().value())
            .add("userPoolId", record.userPoolId().value())
            .add("kind", record.kind())
            .add("status", record.state().status());
    record.requestId().ifPresent(id -> json.add("requestId", id.value()));
    record.explanation().requestedBy().ifPresent(by -> json.add("requestedBy", by));
    record.explanation().reason().ifPresent(reason -> json.add("reason", reason));
    if (record.request().filter(request -> request.conditions().dryRun()).isPresent()) {
      json.add("dryRun", true);
    }
    record.sender().ifPresent(sender -> json.add("sender", sender));
    json.add("requestedAt", record.requestedAt().toString());
    record.rollbackOf().ifPresent(id -> json.add("rollbackOf", id.value()));
    record.rolledBackBy().ifPresent(id -> json.add("rolledBackBy", id.value()));
    StateJson.add(json, record.state());
    StateSnapshots spokenOf = StateSnapshots.of(record.state());
    differences(spokenOf.before(), spokenOf.after(), snapshots)
        .ifPresent(found -> json.add("differences", array(found, "before", "after")));
    differences(spokenOf.intended(), spokenOf.after(), snapshots)
        .ifPresent(found -> json.add("divergences", array(found, "intended", "observed")));
    return json;
  }

  private static Optional<List<Difference>> differences(
      Optional<Fingerprint> from,
      Optional<Fingerprint> to,
      Map<Fingerprint, Configuration> snapshots) {
    Optional<Configuration> start = from.map(snapshots::get);
    Optional<Configuration> end = to.map(snapshots::get);
    return start.flatMap(a -> end.map(a::differencesTo));
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
