package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.LedgerLines.Head;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The pools, and one as it is on record.
final class ReadPools {
  private static final int MOST_OPEN = 100;
  private static final String EVERYTHING = "everything";

  private final LedgerLines ledger;
  private final ChangeLists lists;
  private final ReadRevisions revisions;
  private final Freezes switches;
  private final PoolNames names;

  @Inject
  ReadPools(
      LedgerLines ledger,
      ChangeLists lists,
      ReadRevisions revisions,
      Freezes switches,
      PoolNames names) {
    this.ledger = ledger;
    this.lists = lists;
    this.revisions = revisions;
    this.switches = switches;
    this.names = names;
  }

  Response list(HttpCall call) {
    Query query = Query.of(call, "limit", "cursor");
    int limit = query.limit();
    Optional<UserPoolId> after = query.cursor(UserPoolId::isValid).map(UserPoolId::new);
    query.end();
    PoolPage page = lists.pools(after, limit);
    Map<UserPoolId, Revision> heads =
        page.pools().stream()
            .filter(entry -> entry.last().isPresent())
            .collect(Collectors.toMap(PoolPage.Entry::pool, entry -> entry.last().get()));
    Map<UserPoolId, String> called = names.of(heads);
    Map<UserPoolId, Hold.Scope> frozen =
        switches.frozen(page.pools().stream().map(PoolPage.Entry::pool).toList());
    PageBody body =
        PageBody.of(
            page.pools(),
            entry ->
                brief(
                    entry,
                    Optional.ofNullable(called.get(entry.pool())),
                    Optional.ofNullable(frozen.get(entry.pool()))),
            entry -> entry.pool().value(),
            page.next().map(UserPoolId::value));
    return call.answer(body.named("userPools"), TextView::pools);
  }

  /// A pool is there as soon as it has a revision, or a change on the way to its first.
  Response one(UserPoolId pool, HttpCall call) {
    Query.of(call).end();
    Optional<Head> head = ledger.head(pool);
    Optional<Revision> last = head.flatMap(Head::revision);
    List<Page> open =
        ChangeStatus.open()
            .map(status -> lists.list(pool, status, Optional.empty(), MOST_OPEN))
            .toList();
    if (head.isEmpty() && open.stream().allMatch(page -> page.records().isEmpty())) {
      throw Response.notFound();
    }
    JsonObjectBuilder body = JsonValues.object().add("userPoolId", pool.value());
    last.map(revision -> revisions.whole(pool, revision))
        .ifPresent(json -> json.forEach(body::add));
    if (head.isPresent() && last.isEmpty()) {
      body.add("unreadable", true);
    }
    PageBody changes = new PageBody();
    boolean fit =
        open.stream()
            .flatMap(page -> page.records().stream())
            .map(record -> RecordJson.brief(record, Map.of()))
            .allMatch(changes::takes);
    if (!fit || open.stream().anyMatch(page -> page.next().isPresent())) {
      body.add("moreOpenChanges", true);
    }
    return call.answer(changes.in(body, "openChanges"), TextView::pool);
  }

  private static JsonObject brief(
      PoolPage.Entry entry, Optional<String> name, Optional<Hold.Scope> frozen) {
    JsonObjectBuilder json = JsonValues.object().add("userPoolId", entry.pool().value());
    name.ifPresent(called -> json.add("poolName", called));
    frozen.ifPresent(
        scope -> json.add("frozen", scope.onlyPool().map(UserPoolId::value).orElse(EVERYTHING)));
    entry
        .last()
        .ifPresentOrElse(
            last -> json.add("revision", last.number()).add("at", last.at().toString()),
            () -> json.add("unreadable", true));
    entry.madeBy().ifPresent(record -> json.add("lastChange", RecordJson.brief(record, Map.of())));
    return json.build();
  }
}
