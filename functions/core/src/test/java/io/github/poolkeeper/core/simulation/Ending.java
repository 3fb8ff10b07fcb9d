package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ChangeRecord;

/// The moment in which a change's end went on record.
///
/// @param entry the pool's state then, as an entry of its log
record Ending(ChangeRecord record, int entry) {}
