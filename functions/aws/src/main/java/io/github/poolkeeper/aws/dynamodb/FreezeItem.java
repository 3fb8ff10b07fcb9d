package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.Freeze;
import java.time.Instant;
import java.util.Optional;

/// A freeze as somebody has set or lifted it, in the place of how it stands or of the turn.
final class FreezeItem {
  private static final String POSITION = "position";
  private static final String FROZEN = "frozen";
  private static final String LIFTED = "lifted";
  private static final String BY = "turnedBy";
  static final String AT = "turnedAt";
  private static final String REASON = "reason";

  private FreezeItem() {}

  static Item of(EntryKey key, Freeze turn) {
    return Item.at(key)
        .with(POSITION, turn.frozen() ? FROZEN : LIFTED)
        .with(BY, turn.by().value())
        .with(AT, turn.at().toString())
        .with(REASON, turn.reason());
  }

  /// How a switch stands. One pool's is listed while it stops the pool.
  static Item standing(Freeze turn) {
    Item item = of(EntryKey.freeze(turn.scope()), turn);
    return turn.scope()
        .onlyPool()
        .filter(_ -> turn.frozen())
        .map(pool -> ListingKey.stopped(pool).in(item))
        .orElse(item);
  }

  /// How it stands, or one of its turns.
  static Freeze read(Hold.Scope scope, Item item) {
    return item.readable(
            one ->
                new Freeze(
                    scope,
                    isFrozen(one),
                    new Identity(one.text(BY)),
                    Instant.parse(one.text(AT)),
                    one.find(REASON)))
        .orElseGet(() -> Freeze.unreadable(scope, at(item)));
  }

  /// A turn's place tells its time, too.
  private static Instant at(Item item) {
    String entry = item.text(EntryKey.SORT);
    return Optional.of(entry)
        .filter(place -> place.startsWith(EntryKey.TURN_PREFIX))
        .flatMap(place -> TimeText.parse(place.substring(EntryKey.TURN_PREFIX.length())))
        .orElse(Instant.EPOCH);
  }

  /// What cannot be read stops changes.
  static boolean isFrozen(Item item) {
    return item.find(POSITION).filter(LIFTED::equals).isEmpty();
  }

  /// It stands as it was read, whatever that says.
  static Condition unmoved(Optional<Item> standing) {
    return standing
        .map(item -> item.find(AT).map(Condition::turnedAt).orElseGet(Condition::present))
        .orElseGet(Condition::absent);
  }
}
