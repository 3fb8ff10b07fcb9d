/// The function that applies opened changes to their pools. Open [ApplyHandler] first.
@NullMarked
package io.github.poolkeeper.apply;

import org.jspecify.annotations.NullMarked;
