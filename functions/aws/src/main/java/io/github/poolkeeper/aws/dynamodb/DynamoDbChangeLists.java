package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.aws.dynamodb.Listings.Names;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.history.ApprovalPage;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Lists by the table and by its indexes. Those hold keys only and follow the table a moment later;
/// what they name is read from the table, consistently, and left out where it no longer belongs
/// there.
final class DynamoDbChangeLists implements ChangeLists {
  private static final int MOST_COUNTED = 100;

  /// What the JDK's client keeps of a host by default.
  private static final int SIDE_BY_SIDE = 5;

  private final Listings listings;
  private final ConsistentReads reads;
  private final DueChanges due;

  @Inject
  DynamoDbChangeLists(Listings listings, ConsistentReads reads, DueChanges due) {
    this.listings = listings;
    this.reads = reads;
    this.due = due;
  }

  /// Asks for one record more than the page takes: that there is a next page is then certain.
  @Override
  public Page list(UserPoolId pool, TimeRange range, Optional<ChangeId> after, int limit) {
    if (after.filter(range::isAfter).isPresent()) {
      return Page.EMPTY;
    }
    Optional<EntryKey> start =
        after.filter(id -> !range.isBefore(id)).map(id -> EntryKey.change(pool, id));
    ConsistentReads.ItemPage found =
        reads.last(pool.value(), EntryKey.changes(range), start, limit + 1);
    List<ChangeRecord> records =
        found.items().stream().limit(limit).map(ChangeItem::listed).toList();
    boolean more = found.more() || found.items().size() > limit;
    return new Page(records, more ? Optional.of(records.getLast().id()) : Optional.empty());
  }

  @Override
  public Page list(
      UserPoolId pool, ChangeStatus status, TimeRange range, Optional<ChangeId> after, int limit) {
    if (after.filter(range::isAfter).isPresent()) {
      return Page.EMPTY;
    }
    Optional<Item> start =
        after
            .filter(id -> !range.isBefore(id))
            .map(id -> ListingKey.record(pool, status, id).in(Item.at(EntryKey.change(pool, id))));
    Names<ChangeId> names =
        listings.names(
            within(listings.query(ListingKey.records(pool, status), start), pool, status, range)
                .scanIndexForward(false),
            limit,
            ChangeId::new);
    List<EntryKey> keys = names.listed().stream().map(id -> EntryKey.change(pool, id)).toList();
    List<ChangeRecord> records =
        reads.get(keys).stream()
            .map(ChangeItem::listed)
            .filter(record -> record.isUnreadable() || record.state().status().equals(status))
            .sorted(Comparator.comparing(ChangeRecord::id).reversed())
            .toList();
    return new Page(records, names.next());
  }

  @Override
  public PoolPage pools(Optional<UserPoolId> after, int limit) {
    Optional<Item> start =
        after.map(pool -> ListingKey.pool(pool).in(Item.at(EntryKey.head(pool))));
    Names<UserPoolId> names = listings.pools(ListingKey.POOLS, start, limit);
    List<UserPoolId> pools = names.listed();
    Map<UserPoolId, Revision> heads =
        RevisionItem.byPool(reads.get(pools.stream().map(EntryKey::head).toList()));
    Map<UserPoolId, ChangeRecord> makers =
        reads
            .get(
                heads.entrySet().stream()
                    .map(head -> EntryKey.change(head.getKey(), head.getValue().madeBy()))
                    .toList())
            .stream()
            .map(ChangeItem::listed)
            .collect(Collectors.toMap(ChangeRecord::userPoolId, Function.identity()));
    return new PoolPage(
        pools.stream().map(pool -> entry(pool, heads.get(pool), makers.get(pool))).toList(),
        names.next());
  }

  private static PoolPage.Entry entry(
      UserPoolId pool, @Nullable Revision last, @Nullable ChangeRecord maker) {
    Optional<Revision> head = Optional.ofNullable(last);
    Optional<ChangeRecord> record = Optional.ofNullable(maker);
    return new PoolPage.Entry(
        pool,
        head,
        head.map(
            revision -> record.orElseGet(() -> ChangeRecord.unreadable(revision.madeBy(), pool))));
  }

  /// One that has come to have a revision meanwhile is left out.
  @Override
  public PoolPage unseenPools(Optional<UserPoolId> after, int limit) {
    Optional<Item> start =
        after.map(pool -> ListingKey.unseen(pool).in(Item.at(EntryKey.unseen(pool))));
    Names<UserPoolId> names = listings.pools(ListingKey.UNSEEN, start, limit);
    List<String> seen =
        reads.get(names.listed().stream().map(EntryKey::head).toList()).stream()
            .map(head -> head.text(EntryKey.PARTITION))
            .toList();
    List<UserPoolId> unseen =
        names.listed().stream().filter(pool -> !seen.contains(pool.value())).toList();
    Map<UserPoolId, Optional<ChangeRecord>> newest = atOnce(unseen, this::newest);
    return new PoolPage(
        unseen.stream()
            .map(
                pool ->
                    new PoolPage.Entry(
                        pool, Optional.empty(), newest.getOrDefault(pool, Optional.empty())))
            .toList(),
        names.next());
  }

  private Optional<ChangeRecord> newest(UserPoolId pool) {
    return reads.last(pool.value(), EntryKey.CHANGE_PREFIX, 1).items().stream()
        .map(ChangeItem::listed)
        .findFirst();
  }

  @Override
  public Map<UserPoolId, Map<ChangeStatus.Known, Integer>> countOpen(Collection<UserPoolId> pools) {
    List<String> wanted =
        pools.stream()
            .flatMap(pool -> ChangeStatus.open().map(status -> ListingKey.records(pool, status)))
            .toList();
    Map<String, Integer> counted = atOnce(wanted, name -> listings.count(name, MOST_COUNTED));
    return pools.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), pool -> open(pool, counted)));
  }

  /// What there is none of is left out.
  private static Map<ChangeStatus.Known, Integer> open(
      UserPoolId pool, Map<String, Integer> counted) {
    Map<ChangeStatus.Known, Integer> open = new EnumMap<>(ChangeStatus.Known.class);
    ChangeStatus.open()
        .forEach(
            status -> open.put(status, counted.getOrDefault(ListingKey.records(pool, status), 0)));
    open.values().removeIf(count -> count == 0);
    return open;
  }

  /// As many side by side as keep their connections. Where one fails, those behind it are not
  /// asked.
  private static <T, R> Map<T, R> atOnce(Collection<T> asked, Function<T, R> read) {
    try (ExecutorService several =
        Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().factory())) {
      try {
        Map<T, Future<R>> found = new LinkedHashMap<>();
        asked.forEach(one -> found.put(one, several.submit(() -> read.apply(one))));
        Map<T, R> all = new LinkedHashMap<>();
        found.forEach((one, result) -> all.put(one, done(result)));
        return all;
      } finally {
        several.shutdownNow();
      }
    }
  }

  private static <R> R done(Future<R> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException trouble
          ? trouble
          : new IllegalStateException(e);
    }
  }

  /// Asks for one more, too.
  @Override
  public ApprovalPage approvals(Optional<Waiting> after, int limit) {
    List<Waiting> found = due.waiting(Waiting.Kind.APPROVAL, WaitingKey.EVER, after, limit + 1);
    List<Waiting> page = found.stream().limit(limit).toList();
    Map<EntryKey, ChangeRecord> records =
        reads.get(page.stream().map(one -> EntryKey.change(one.pool(), one.id())).toList()).stream()
            .map(ChangeItem::listed)
            .filter(
                record ->
                    record.isUnreadable() || record.state() instanceof ChangeState.PendingApproval)
            .collect(Collectors.toMap(EntryKey::change, Function.identity()));
    return new ApprovalPage(
        page.stream()
            .flatMap(
                place ->
                    Optional.ofNullable(records.get(EntryKey.change(place.pool(), place.id())))
                        .stream()
                        .map(record -> new ApprovalPage.Entry(place, record)))
            .toList(),
        found.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
  }

  private static QueryRequest.Builder within(
      QueryRequest.Builder query, UserPoolId pool, ChangeStatus status, TimeRange range) {
    return query
        .keyConditionExpression("#listing = :listing AND #listed BETWEEN :since AND :until")
        .expressionAttributeNames(
            Map.of("#listing", ListingKey.PARTITION, "#listed", ListingKey.SORT))
        .expressionAttributeValues(
            Map.of(
                ":listing", AttributeValue.fromS(ListingKey.records(pool, status)),
                ":since", AttributeValue.fromS(ChangeId.beginning(range.since())),
                ":until", AttributeValue.fromS(ChangeId.beginning(range.until()))));
  }
}
