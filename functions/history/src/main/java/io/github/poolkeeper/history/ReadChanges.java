package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The read side of the history.
final class ReadChanges {
  private final ChangeHistory history;

  @Inject
  ReadChanges(ChangeHistory history) {
    this.history = history;
  }

  Answer list(UserPoolId pool, HttpCall call) {
    ListQuery query = ListQuery.of(call.query());
    Page page =
        query
            .requestId()
            .map(
                id -> new Page(history.findByRequest(pool, id).stream().toList(), Optional.empty()))
            .orElseGet(() -> history.list(pool, query.after(), query.limit()));
    JsonObjectBuilder body = JsonValues.object().add("changes", changes(pool, page.records()));
    page.next().ifPresent(next -> body.add("cursor", Cursor.of(next)));
    return Answer.ok(body.build());
  }

  Answer one(UserPoolId pool, ChangeId id) {
    ChangeRecord record = history.find(pool, id).orElseThrow(Answer::notFound);
    return Answer.ok(RecordJson.full(record, snapshots(pool, List.of(record))));
  }

  private JsonArrayBuilder changes(UserPoolId pool, List<ChangeRecord> records) {
    Map<Fingerprint, Configuration> snapshots = snapshots(pool, records);
    JsonArrayBuilder list = JsonValues.array();
    records.forEach(record -> list.add(RecordJson.brief(record, snapshots)));
    return list;
  }

  private Map<Fingerprint, Configuration> snapshots(UserPoolId pool, List<ChangeRecord> records) {
    List<Fingerprint> needed = RecordJson.fingerprints(records);
    return needed.isEmpty() ? Map.of() : history.snapshots(pool, needed);
  }
}
