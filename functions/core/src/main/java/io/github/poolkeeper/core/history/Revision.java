package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.Fingerprint;
import java.time.Instant;

/// One state that a pool has been in: its number, counted from 1 without a gap, the snapshot, the
/// change that made it and when.
public record Revision(long number, Fingerprint configuration, ChangeId madeBy, Instant at) {}
