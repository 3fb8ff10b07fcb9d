/// From an opened change record to a changed pool. Open [ApplyChange] first.
@NullMarked
package io.github.poolkeeper.core.apply;

import org.jspecify.annotations.NullMarked;
