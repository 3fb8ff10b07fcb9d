package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.history.Sweep;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Optional;

/// How far the rounds through what is due have come, with the key in the index `waiting` that the
/// last one has reached.
final class SweepItem {
  private static final String BEFORE = "before";
  private static final String STARTED = "started";
  private static final String KIND = "reachedKind";
  private static final String POOL = "reachedPool";
  private static final String PLACE = "reachedAt";

  private SweepItem() {}

  static Item of(Sweep sweep) {
    Item item =
        Item.at(EntryKey.sweep())
            .with(BEFORE, sweep.before().toString())
            .with(STARTED, sweep.started().toString());
    return sweep
        .reached()
        .map(
            place ->
                item.with(KIND, place.kind().name())
                    .with(POOL, place.pool().value())
                    .with(PLACE, place.sortKey()))
        .orElse(item);
  }

  static Sweep read(Item item) {
    Optional<Waiting> reached =
        item.find(KIND)
            .map(
                kind ->
                    Waiting.at(
                        Waiting.Kind.valueOf(kind),
                        new UserPoolId(item.text(POOL)),
                        item.text(PLACE)));
    return new Sweep(Instant.parse(item.text(BEFORE)), Instant.parse(item.text(STARTED)), reached);
  }
}
