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
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Owner;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// First those that have a revision, then those that requests have named. What is open is counted
  /// only for who asks: that takes more queries than all the rest.
  Response list(HttpCall call) {
    Query query = Query.of(call, "cursor", "limit", "open");
    int limit = query.limit();
    Place from =
        query
            .cursor(text -> Place.parse(text).isPresent())
            .flatMap(Place::parse)
            .orElseGet(() -> new Place(true, Optional.empty()));
    boolean counts =
        query
            .value("open", List.of("true", "false")::contains, "true or false")
            .map(Boolean::parseBoolean)
            .orElse(false);
    query.end();
    List<Line> lines = new ArrayList<>();
    Optional<Place> next = from.isSeen() ? seen(from, limit, lines) : Optional.empty();
    if (next.isEmpty()) {
      next = unseen(from, limit - lines.size(), lines);
    }
    return call.answer(page(lines, next, counts).named("userPools"), TextView::pools);
  }

  private Optional<Place> seen(Place from, int limit, List<Line> lines) {
    PoolPage page = lists.pools(from.after(), limit);
    page.pools().forEach(entry -> lines.add(new Line(true, entry)));
    return page.next().map(last -> new Place(true, Optional.of(last)));
  }

  /// Where there is no room for any, looks whether there is one.
  private Optional<Place> unseen(Place from, int room, List<Line> lines) {
    Optional<UserPoolId> after = from.isSeen() ? Optional.empty() : from.after();
    PoolPage page = lists.unseenPools(after, Math.max(1, room));
    page.pools().stream().limit(room).forEach(entry -> lines.add(new Line(false, entry)));
    return room == 0 && (page.next().isPresent() || !page.pools().isEmpty())
        ? Optional.of(new Place(false, Optional.empty()))
        : page.next().map(last -> new Place(false, Optional.of(last)));
  }

  private PageBody page(List<Line> lines, Optional<Place> next, boolean counts) {
    List<UserPoolId> pools = lines.stream().map(Line::pool).toList();
    Map<UserPoolId, Revision> heads = new HashMap<>();
    lines.forEach(line -> line.entry().last().ifPresent(last -> heads.put(line.pool(), last)));
    Map<UserPoolId, Configuration> last = names.configurations(heads);
    Map<UserPoolId, Hold.Scope> frozen = switches.frozen(pools);
    Map<UserPoolId, Map<ChangeStatus.Known, Integer>> open =
        counts ? lists.countOpen(pools) : Map.of();
    return PageBody.of(
        lines,
        line ->
            brief(
                line,
                Optional.ofNullable(last.get(line.pool())),
                Optional.ofNullable(frozen.get(line.pool())),
                Optional.ofNullable(open.get(line.pool()))),
        line -> new Place(line.isSeen(), Optional.of(line.pool())).toString(),
        next.map(Place::toString));
  }

  /// A pool of the list.
  ///
  /// @param isSeen whether there is, or was, a revision of it
  private record Line(boolean isSeen, PoolPage.Entry entry) {
    UserPoolId pool() {
      return entry.pool();
    }
  }

  /// Behind which pool a page starts, and in which part of the list.
  private record Place(boolean isSeen, Optional<UserPoolId> after) {
    private static final String UNSEEN = "unseen ";

    static Optional<Place> parse(String text) {
      boolean isSeen = !text.startsWith(UNSEEN);
      String id = isSeen ? text : text.substring(UNSEEN.length());
      if (!isSeen && id.isEmpty()) {
        return Optional.of(new Place(false, Optional.empty()));
      }
      return UserPoolId.isValid(id)
          ? Optional.of(new Place(isSeen, Optional.of(new UserPoolId(id))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return (isSeen ? "" : UNSEEN) + after.map(UserPoolId::value).orElse("");
    }
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
      Line line,
      Optional<Configuration> last,
      Optional<Hold.Scope> frozen,
      Optional<Map<ChangeStatus.Known, Integer>> open) {
    JsonObjectBuilder json = JsonValues.object().add("userPoolId", line.pool().value());
    last.flatMap(Configuration::poolName).ifPresent(name -> json.add("poolName", name));
    last.flatMap(Owner::of).ifPresent(owner -> owner.addTo(json));
    frozen.ifPresent(
        scope -> json.add("frozen", scope.onlyPool().map(UserPoolId::value).orElse(EVERYTHING)));
    open.ifPresent(counted -> json.add("open", counts(counted)));
    line.entry()
        .last()
        .ifPresentOrElse(
            head -> json.add("revision", head.number()).add("at", head.at().toString()),
            () -> json.add(line.isSeen() ? "unreadable" : "unseen", true));
    line.entry()
        .lastChange()
        .ifPresent(record -> json.add("lastChange", RecordJson.brief(record, Map.of())));
    return json.build();
  }

  private static JsonObjectBuilder counts(Map<ChangeStatus.Known, Integer> open) {
    JsonObjectBuilder counts = JsonValues.object();
    open.forEach((status, count) -> counts.add(status.word(), count));
    return counts;
  }
}
