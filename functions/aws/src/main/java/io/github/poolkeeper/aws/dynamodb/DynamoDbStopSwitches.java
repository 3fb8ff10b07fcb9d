package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.history.StopSwitch;
import io.github.poolkeeper.core.history.StopSwitches;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The stop switches, each with its turns beside it.
final class DynamoDbStopSwitches implements StopSwitches {
  /// More than there are people who turn one switch at once.
  private static final int TRIES = 10;

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbStopSwitches(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
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
            .filter(StopSwitchItem::isFrozen)
            .map(item -> item.text(EntryKey.PARTITION))
            .toList();
    return over(pool).stream()
        .filter(scope -> stopped.contains(EntryKey.partition(scope)))
        .findFirst();
  }

  /// After the last one, or not at all: two at once take turns.
  @Override
  public StopSwitch turn(StopSwitch turn) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return once(turn);
      } catch (TransactionCanceledException _) {
        // Somebody has turned it meanwhile.
      }
    }
    return once(turn);
  }

  private StopSwitch once(StopSwitch turn) {
    Optional<StopSwitch> last = lastTurn(turn.scope());
    StopSwitch next = turn.after(last);
    Condition unmoved =
        last.map(known -> Condition.turnedAt(known.at())).orElseGet(Condition::absent);
    Transaction writes =
        new Transaction(table)
            .put(StopSwitchItem.of(EntryKey.stopSwitch(next.scope()), next), unmoved)
            .put(StopSwitchItem.of(EntryKey.turn(next), next), Condition.absent());
    client.transactWriteItems(writes.request());
    return next;
  }

  @Override
  public Optional<Hold.Scope> frozen(UserPoolId pool) {
    return frozen(pool, reads.get(over(pool).stream().map(EntryKey::stopSwitch).toList()).stream());
  }

  @Override
  public Optional<StopSwitch> lastTurn(Hold.Scope scope) {
    return reads.get(EntryKey.stopSwitch(scope)).map(item -> StopSwitchItem.read(scope, item));
  }

  @Override
  public List<StopSwitch> turns(Hold.Scope scope, int limit) {
    return reads.last(EntryKey.partition(scope), EntryKey.TURN_PREFIX, limit).items().stream()
        .map(item -> StopSwitchItem.read(scope, item))
        .toList();
  }
}
