package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// An item's key in the index `listings`: a partition for the pools that have a revision, one for
/// those that requests have named and that have none, one for those that are stopped, and one for
/// each pool's records in each state; ids within.
record ListingKey(String listing, String listed) {
  static final String INDEX = "listings";
  static final String PARTITION = "listing";
  static final String SORT = "listed";
  static final String POOLS = "user-pools";
  static final String UNSEEN = "unseen-user-pools";
  static final String STOPPED = "stop-switches";

  static ListingKey pool(UserPoolId pool) {
    return new ListingKey(POOLS, pool.value());
  }

  static ListingKey unseen(UserPoolId pool) {
    return new ListingKey(UNSEEN, pool.value());
  }

  static ListingKey stopped(UserPoolId pool) {
    return new ListingKey(STOPPED, pool.value());
  }

  static ListingKey record(UserPoolId pool, ChangeStatus status, ChangeId id) {
    return new ListingKey(records(pool, status), id.value());
  }

  static String records(UserPoolId pool, ChangeStatus status) {
    return pool + "#" + status.word();
  }

  Item in(Item item) {
    return item.with(PARTITION, listing).with(SORT, listed);
  }
}
