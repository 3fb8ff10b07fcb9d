package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.ChangeRow;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.LedgerLines.Head;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The states that a pool has been in, the newest first, each with the change that made it.
final class ListRevisions {
  private final LedgerLines ledger;
  private final Timeline timeline;
  private final ChangeRows rows;

  @Inject
  ListRevisions(LedgerLines ledger, Timeline timeline, ChangeRows rows) {
    this.ledger = ledger;
    this.timeline = timeline;
    this.rows = rows;
  }

  Response list(UserPoolId pool, HttpCall call) {
    Query query = Query.of(call, "cursor", "limit");
    int limit = query.limit();
    Optional<Long> from = query.cursor(text -> text.matches("[1-9]\\d{0,11}")).map(Long::parseLong);
    query.end();
    long head = last(pool);
    long last = Math.min(from.orElse(head), head);
    long first = Math.max(1, last - limit + 1);
    List<Long> numbers = LongStream.rangeClosed(first, last).boxed().toList().reversed();
    Map<Long, Revision> revisions = ledger.revisions(pool, numbers);
    Map<ChangeId, ChangeRow> made = made(pool, revisions.values());
    PageBody page =
        PageBody.of(
            numbers,
            number ->
                Optional.ofNullable(revisions.get(number))
                    .map(revision -> json(revision, made))
                    .orElseGet(() -> unreadable(number))
                    .build(),
            number -> Long.toString(number - 1),
            Optional.of(first - 1).filter(before -> before > 0).map(Object::toString));
    return call.answer(
        page.in(JsonValues.object().add("userPoolId", pool.value()), "revisions"),
        RowView::revisions);
  }

  /// As the head says; where it cannot be read, as there are lines.
  private long last(UserPoolId pool) {
    Head head = ledger.head(pool).orElseThrow(Response::notFound);
    return head.revision().map(Revision::number).orElseGet(() -> ledger.lastLine(pool));
  }

  private Map<ChangeId, ChangeRow> made(UserPoolId pool, Collection<Revision> revisions) {
    Map<ChangeId, ChangeRecord> records =
        timeline.records(pool, revisions.stream().map(Revision::madeBy).toList());
    List<ChangeRecord> found =
        revisions.stream()
            .flatMap(revision -> Optional.ofNullable(records.get(revision.madeBy())).stream())
            .toList();
    return rows.of(found).stream().collect(Collectors.toMap(row -> row.record().id(), row -> row));
  }

  /// One that somebody has taken away, or made unreadable: verify says more.
  private static JsonObjectBuilder unreadable(long number) {
    return JsonValues.object().add("revision", number).add("unreadable", true);
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
