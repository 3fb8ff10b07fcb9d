package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The calls that may have made what Poolkeeper found on a pool. They come when they come, before
/// the external change is on record or long after: each is an entry of its own beside the record,
/// which never changes.
public interface OutsideCalls {
  /// One more; once, however often it comes.
  void add(UserPoolId pool, ChangeId external, Seen seen);

  /// Those of each change that has any, in the order of time.
  Map<ChangeId, List<Seen>> of(UserPoolId pool, Collection<ChangeId> external);
}
