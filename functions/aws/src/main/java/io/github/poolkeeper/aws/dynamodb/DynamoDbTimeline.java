package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.history.TimelinePage;
import io.github.poolkeeper.core.history.TimelinePlace;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The changes of every pool by the index `timeline`, month after month. It holds keys only; the
/// records are read from the table, consistently.
final class DynamoDbTimeline implements Timeline {
  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbTimeline(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  @Override
  public TimelinePage changes(TimeRange range, Optional<TimelinePlace> from, int limit) {
    if (from.orElse(null) instanceof TimelinePlace.Behind(ChangeId id, _) && range.isAfter(id)) {
      return new TimelinePage(List.of(), Optional.empty());
    }
    Months<Listed> found =
        Months.of(
            range.since(),
            newest(range, from),
            limit,
            (month, most) -> within(month, range, from, most));
    return new TimelinePage(
        records(found.page()),
        found.next(
            last -> new TimelinePlace.Behind(last.id(), last.pool()), TimelinePlace.Before::new));
  }

  /// The last moment that a page can have a change of.
  private static Instant newest(TimeRange range, Optional<TimelinePlace> from) {
    Instant last = range.until().minusMillis(1);
    Instant start =
        from.map(
                place ->
                    switch (place) {
                      case TimelinePlace.Behind(ChangeId id, _) -> id.time();
                      case TimelinePlace.Before(Instant time) -> time.minusMillis(1);
                    })
            .orElse(last);
    return start.isBefore(last) ? start : last;
  }

  /// Goes on past keys that nobody can read.
  private List<Listed> within(
      YearMonth month, TimeRange range, Optional<TimelinePlace> from, int limit) {
    QueryRequest.Builder query =
        Months.query(
                table,
                month.toString(),
                ChangeId.beginning(range.since()),
                ChangeId.beginning(range.until()))
            .limit(limit);
    if (from.orElse(null) instanceof TimelinePlace.Behind(ChangeId id, UserPoolId pool)
        && TimelineKey.month(id.time()).equals(month)
        && !range.isBefore(id)) {
      query.exclusiveStartKey(TimelineKey.start(id, pool).attributes());
    }
    return client.queryPaginator(query.build()).items().stream()
        .map(Item::new)
        .flatMap(item -> item.readable(Listed::read).stream())
        .limit(limit)
        .toList();
  }

  /// What the index says of a record.
  private record Listed(ChangeId id, UserPoolId pool) {
    static Listed read(Item item) {
      return new Listed(
          new ChangeId(item.text(TimelineKey.SORT)), new UserPoolId(item.text(EntryKey.PARTITION)));
    }

    EntryKey key() {
      return EntryKey.change(pool, id);
    }
  }

  private List<ChangeRecord> records(List<Listed> page) {
    return page.isEmpty()
        ? List.of()
        : reads.get(page.stream().map(Listed::key).toList()).stream()
            .map(ChangeItem::listed)
            .sorted(Comparator.comparing(ChangeRecord::id).reversed())
            .toList();
  }

  @Override
  public Map<ChangeId, ChangeRecord> records(UserPoolId pool, Collection<ChangeId> ids) {
    return reads.get(ids.stream().map(id -> EntryKey.change(pool, id)).toList()).stream()
        .map(ChangeItem::listed)
        .collect(Collectors.toMap(ChangeRecord::id, record -> record));
  }

  @Override
  public Map<UserPoolId, Revision> heads(Collection<UserPoolId> pools) {
    return RevisionItem.byPool(reads.get(pools.stream().map(EntryKey::head).toList()));
  }

  @Override
  public Map<Fingerprint, Configuration> snapshots(Map<UserPoolId, Set<Fingerprint>> wanted) {
    List<EntryKey> keys =
        wanted.entrySet().stream()
            .flatMap(
                pool -> pool.getValue().stream().map(one -> EntryKey.snapshot(pool.getKey(), one)))
            .toList();
    return reads.get(keys).stream()
        .flatMap(item -> SnapshotItem.believed(item).stream())
        .collect(
            Collectors.toMap(Configuration::fingerprint, Function.identity(), (one, _) -> one));
  }
}
