package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The pools, and one as it is on record.
final class ReadPools {
  private static final int MOST_OPEN = 100;

  private final PoolHistory history;
  private final ChangeLists lists;
  private final ReadRevisions revisions;

  @Inject
  ReadPools(PoolHistory history, ChangeLists lists, ReadRevisions revisions) {
    this.history = history;
    this.lists = lists;
    this.revisions = revisions;
  }

  Answer list(HttpCall call) {
    Query query = Query.of(call, "limit", "cursor");
    int limit = query.limit();
    Optional<UserPoolId> after = query.cursor(UserPoolId::isValid).map(UserPoolId::new);
    query.end();
    PoolPage page = lists.pools(after, limit);
    PageBody body =
        PageBody.of(
            page.pools(),
            entry -> brief(entry).build(),
            entry -> entry.pool().value(),
            page.next().map(UserPoolId::value));
    return call.answer(body.named("userPools"), TextView::pools);
  }

  /// A pool is there as soon as it has a revision, or a change on the way to its first.
  Answer one(UserPoolId pool, HttpCall call) {
    Query.of(call).end();
    Optional<Revision> last = history.head(pool);
    List<ChangeRecord> open = ChangeStatus.open().flatMap(status -> listed(pool, status)).toList();
    if (last.isEmpty() && open.isEmpty()) {
      throw Answer.notFound();
    }
    JsonObjectBuilder body = JsonValues.object().add("userPoolId", pool.value());
    last.map(revision -> revisions.whole(pool, revision))
        .ifPresent(json -> json.forEach(body::add));
    JsonArrayBuilder changes = JsonValues.array();
    open.forEach(record -> changes.add(RecordJson.brief(record, Map.of())));
    return call.answer(body.add("openChanges", changes).build(), TextView::pool);
  }

  private Stream<ChangeRecord> listed(UserPoolId pool, ChangeStatus status) {
    return lists.list(pool, status, Optional.empty(), MOST_OPEN).records().stream();
  }

  private static JsonObjectBuilder brief(PoolPage.Entry entry) {
    return JsonValues.object()
        .add("userPoolId", entry.pool().value())
        .add("revision", entry.last().number())
        .add("at", entry.last().at().toString())
        .add("lastChange", RecordJson.brief(entry.madeBy(), Map.of()));
  }
}
