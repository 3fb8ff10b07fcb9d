/// Changes are stopped and go on. Open [TurnFreeze] first.
@NullMarked
package io.github.poolkeeper.core.freeze;

import org.jspecify.annotations.NullMarked;
