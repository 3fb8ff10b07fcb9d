package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A record's key in the index `timeline`: a partition for each month in which ids were made, in
/// UTC; ids within, whichever pool they are of.
final class TimelineKey {
  static final String INDEX = "timeline";
  static final String PARTITION = "month";
  static final String SORT = ListingKey.SORT;

  private TimelineKey() {}

  /// The sort key is that of the index `listings`, which every record has.
  static Item in(Item item, ChangeId id) {
    return item.with(PARTITION, month(id.time()).toString());
  }

  static YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(ZoneOffset.UTC));
  }

  static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// Where a query goes on behind a change.
  static Item start(ChangeId id, UserPoolId pool) {
    return in(Item.at(EntryKey.change(pool, id)), id).with(SORT, id.value());
  }
}
