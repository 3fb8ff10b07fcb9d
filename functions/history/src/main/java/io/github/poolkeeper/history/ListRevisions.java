package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.ChangeRow;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The states that a pool has been in, the newest first, each with the change that made it.
final class ListRevisions {
  private final PoolHistory history;
  private final Timeline timeline;
  private final ChangeRows rows;

  @Inject
  ListRevisions(PoolHistory history, Timeline timeline, ChangeRows rows) {
    this.history = history;
    this.timeline = timeline;
    this.rows = rows;
  }

  Response list(UserPoolId pool, HttpCall call) {
    Query query = Query.of(call, "cursor", "limit");
    int limit = query.limit();
    Optional<Long> from = query.cursor(text -> text.matches("[1-9]\\d{0,11}")).map(Long::parseLong);
    query.end();
    long head = history.head(pool).orElseThrow(Response::notFound).number();
    long last = Math.min(from.orElse(head), head);
    long first = Math.max(1, last - limit + 1);
    List<Revision> revisions = history.revisions(pool, first, last).reversed();
    Map<ChangeId, ChangeRow> made = made(pool, revisions);
    PageBody page =
        PageBody.of(
            revisions,
            revision -> json(revision, made).build(),
            revision -> Long.toString(revision.number() - 1),
            Optional.of(first - 1).filter(before -> before > 0).map(Object::toString));
    return call.answer(
        page.in(JsonValues.object().add("userPoolId", pool.value()), "revisions"),
        RowView::revisions);
  }

  private Map<ChangeId, ChangeRow> made(UserPoolId pool, List<Revision> revisions) {
    Map<ChangeId, ChangeRecord> records =
        timeline.records(pool, revisions.stream().map(Revision::madeBy).toList());
    List<ChangeRecord> found =
        revisions.stream()
            .flatMap(revision -> Optional.ofNullable(records.get(revision.madeBy())).stream())
            .toList();
    return rows.of(found).stream().collect(Collectors.toMap(row -> row.record().id(), row -> row));
  }

  /// Where somebody has taken the change away, verify says so; the list goes on without it.
  private static JsonObjectBuilder json(Revision revision, Map<ChangeId, ChangeRow> made) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("revision", revision.number())
            .add("at", revision.at().toString())
            .add("changeId", revision.madeBy().value());
    revision.digest().ifPresent(digest -> json.add("digest", digest.hex()));
    Optional.ofNullable(made.get(revision.madeBy()))
        .ifPresent(row -> json.add("change", row.json()));
    return json;
  }
}
