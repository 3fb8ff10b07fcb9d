/// The use cases in a world in which everything around them fails: seeded, with virtual time, every
/// call of every port a place for a fault. Open [World] first, then [Fault] and [Findings].
@NullMarked
package io.github.poolkeeper.core.simulation;

import org.jspecify.annotations.NullMarked;
