/// What a request would do to the pool as it stands: before, after, adjustments, conflicts. Pure.
/// Open [Planner] first.
@NullMarked
package io.github.poolkeeper.core.plan;

import org.jspecify.annotations.NullMarked;
