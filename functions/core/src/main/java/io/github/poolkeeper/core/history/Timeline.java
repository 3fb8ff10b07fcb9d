package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The changes of every pool by time, and what it takes to show them. A change that has just been
/// opened may be missing for a moment; those of releases before this list are never in it.
public interface Timeline {

  /// Newest first, from a place on, `limit` at most.
  TimelinePage changes(TimeRange range, Optional<TimelinePlace> from, int limit);

  /// The records of a pool that have these ids, by id.
  Map<ChangeId, ChangeRecord> records(UserPoolId pool, Collection<ChangeId> ids);

  /// The last revisions of the pools that have one.
  Map<UserPoolId, Revision> heads(Collection<UserPoolId> pools);

  /// The snapshots that are on record, of several pools: under its fingerprint one is the same in
  /// each. One that somebody has forged is left out: of one pool's it must not hide all others.
  Map<Fingerprint, Configuration> snapshots(Map<UserPoolId, Set<Fingerprint>> wanted);
}
