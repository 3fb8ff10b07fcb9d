package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Records and pools page by page, from the one after `after` on, `limit` at most. All but a pool's
/// whole list may be a moment late: what has just come into a list is perhaps not in it yet.
public interface ChangeLists {

  /// A pool's records newest first.
  default Page list(UserPoolId pool, Optional<ChangeId> after, int limit) {
    return list(pool, TimeRange.EVER, after, limit);
  }

  /// Those of a time.
  Page list(UserPoolId pool, TimeRange range, Optional<ChangeId> after, int limit);

  /// The same of the records in one state. A record is listed only while it is in that state.
  default Page list(UserPoolId pool, ChangeStatus status, Optional<ChangeId> after, int limit) {
    return list(pool, status, TimeRange.EVER, after, limit);
  }

  Page list(
      UserPoolId pool, ChangeStatus status, TimeRange range, Optional<ChangeId> after, int limit);

  /// The pools that have a revision, by id.
  PoolPage pools(Optional<UserPoolId> after, int limit);

  /// The pools that requests have named and that have no revision yet, by id.
  PoolPage unseenPools(Optional<UserPoolId> after, int limit);

  /// How many changes may yet touch a pool, by their states; each counted up to a hundred.
  Map<UserPoolId, Map<ChangeStatus.Known, Integer>> countOpen(Collection<UserPoolId> pools);

  /// The changes of every pool that wait for approval, those that expire soonest first.
  ApprovalPage approvals(Optional<Waiting> after, int limit);
}
