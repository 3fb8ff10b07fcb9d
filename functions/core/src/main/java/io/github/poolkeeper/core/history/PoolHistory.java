package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is on record of a pool, to be read only. Every read is consistent.
public interface PoolHistory {
  Optional<ChangeRecord> find(UserPoolId pool, ChangeId id);

  Optional<Revision> revision(UserPoolId pool, long number);

  /// Revisions from the first to the last, both included; those that are on record.
  List<Revision> revisions(UserPoolId pool, long first, long last);

  /// The last revision.
  Optional<Revision> head(UserPoolId pool);

  /// The snapshots that are on record, by fingerprint.
  Map<Fingerprint, Configuration> snapshots(UserPoolId pool, Collection<Fingerprint> fingerprints);

  /// Whether a pool is as a revision says, or in effect the same.
  default boolean isAsRecorded(UserPoolId pool, Revision revision, Configuration live) {
    Fingerprint recorded = revision.configuration();
    return recorded.equals(live.fingerprint())
        || Optional.ofNullable(snapshots(pool, List.of(recorded)).get(recorded))
            .filter(known -> known.normalForm().isEquivalentTo(live.normalForm()))
            .isPresent();
  }
}
