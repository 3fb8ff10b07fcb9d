/// The ledger of a pool: its records, revisions and snapshots, and their JSON. Open [ChangeHistory]
/// first.
@NullMarked
package io.github.poolkeeper.core.history;

import org.jspecify.annotations.NullMarked;
