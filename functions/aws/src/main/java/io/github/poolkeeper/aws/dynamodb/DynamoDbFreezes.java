package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.aws.dynamodb.Listings.Names;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The freezes, each with its turns beside it.
final class DynamoDbFreezes implements Freezes {
  /// More than there are people who turn one switch at once.
  private static final int TRIES = 10;

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;
  private final Listings listings;

  @Inject
  DynamoDbFreezes(
      DynamoDbClient client, HistoryTable table, ConsistentReads reads, Listings listings) {
    this.client = client;
    this.table = table;
    this.reads = reads;
    this.listings = listings;
  }

  /// The switches that can stop a pool.
  static List<Hold.Scope> over(UserPoolId pool) {
    return List.of(new Hold.Scope.Everything(), new Hold.Scope.OnePool(pool));
  }

  /// The first switch that stops a pool, of the items that were read.
  static Optional<Hold.Scope> frozen(UserPoolId pool, Stream<Item> items) {
    List<String> stopped =
        items
            .filter(item -> item.text(EntryKey.SORT).equals(EntryKey.STOP_SWITCH))
            .filter(FreezeItem::isFrozen)
            .map(item -> item.text(EntryKey.PARTITION))
            .toList();
    return over(pool).stream()
        .filter(scope -> stopped.contains(EntryKey.partition(scope)))
        .findFirst();
  }

  /// After the last one, or not at all: two at once take turns.
  @Override
  public Freeze turn(Freeze turn) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return once(turn);
      } catch (TransactionCanceledException _) {
        // Somebody has turned it meanwhile.
      }
    }
    return once(turn);
  }

  private Freeze once(Freeze turn) {
    Optional<Item> standing = reads.get(EntryKey.freeze(turn.scope()));
    Freeze next = turn.after(standing.map(item -> FreezeItem.read(turn.scope(), item)));
    Transaction writes =
        new Transaction(table)
            .put(FreezeItem.standing(next), FreezeItem.unmoved(standing))
            .put(FreezeItem.of(EntryKey.turn(next), next), Condition.absent());
    client.transactWriteItems(writes.request());
    return next;
  }

  @Override
  public Optional<Hold.Scope> frozen(UserPoolId pool) {
    return frozen(pool, reads.get(over(pool).stream().map(EntryKey::freeze).toList()).stream());
  }

  @Override
  public Map<UserPoolId, Hold.Scope> frozen(Collection<UserPoolId> pools) {
    List<Item> items =
        pools.isEmpty()
            ? List.of()
            : reads.get(
                pools.stream()
                    .flatMap(pool -> over(pool).stream())
                    .distinct()
                    .map(EntryKey::freeze)
                    .toList());
    Map<UserPoolId, Hold.Scope> found = new HashMap<>();
    pools.forEach(pool -> frozen(pool, items.stream()).ifPresent(scope -> found.put(pool, scope)));
    return found;
  }

  /// By two listings at once: that of what is stopped, and that of the pools, since an earlier
  /// release has put no switch into the first.
  @Override
  public FrozenPage frozen(Optional<UserPoolId> after, int limit) {
    Names<UserPoolId> stopped =
        listings.pools(
            ListingKey.STOPPED,
            after.map(
                pool ->
                    ListingKey.stopped(pool)
                        .in(Item.at(EntryKey.freeze(new Hold.Scope.OnePool(pool))))),
            limit);
    Names<UserPoolId> known =
        listings.pools(
            ListingKey.POOLS,
            after.map(pool -> ListingKey.pool(pool).in(Item.at(EntryKey.head(pool)))),
            limit);
    Optional<UserPoolId> last =
        Stream.of(stopped.next(), known.next())
            .flatMap(Optional::stream)
            .min(Comparator.comparing(UserPoolId::value));
    List<Hold.Scope> looked =
        Stream.concat(
                after.isPresent() ? Stream.of() : Stream.of(new Hold.Scope.Everything()),
                Stream.concat(stopped.listed().stream(), known.listed().stream())
                    .filter(pool -> last.stream().noneMatch(end -> isBehind(end, pool)))
                    .map(Hold.Scope.OnePool::new))
            .map(Hold.Scope.class::cast)
            .toList();
    return new FrozenPage(
        reads.get(looked.stream().map(EntryKey::freeze).toList()).stream()
            .map(DynamoDbFreezes::standing)
            .filter(Freeze::frozen)
            .sorted(Comparator.comparing(turn -> EntryKey.partition(turn.scope())))
            .toList(),
        last);
  }

  private static boolean isBehind(UserPoolId end, UserPoolId pool) {
    return pool.value().compareTo(end.value()) > 0;
  }

  private static Freeze standing(Item item) {
    String partition = item.text(EntryKey.PARTITION);
    return FreezeItem.read(
        Hold.Scope.of(Optional.of(partition).filter(UserPoolId::isValid).map(UserPoolId::new)),
        item);
  }

  @Override
  public Optional<Freeze> lastTurn(Hold.Scope scope) {
    return reads.get(EntryKey.freeze(scope)).map(item -> FreezeItem.read(scope, item));
  }

  @Override
  public List<Freeze> turns(Hold.Scope scope, int limit) {
    return reads.last(EntryKey.partition(scope), EntryKey.TURN_PREFIX, limit).items().stream()
        .map(item -> FreezeItem.read(scope, item))
        .toList();
  }
}
