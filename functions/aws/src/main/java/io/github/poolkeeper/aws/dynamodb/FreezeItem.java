package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.Freeze;
import java.time.Instant;

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

  static Freeze read(Hold.Scope scope, Item item) {
    return new Freeze(
        scope,
        isFrozen(item),
        new Identity(item.text(BY)),
        Instant.parse(item.text(AT)),
        item.find(REASON));
  }

  static boolean isFrozen(Item item) {
    return item.text(POSITION).equals(FROZEN);
  }
}
