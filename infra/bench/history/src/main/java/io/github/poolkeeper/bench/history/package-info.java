/// What the history costs as it grows: the time and the read units of a page, the write units and
/// the bytes of a change. Open [Main] first.
@NullMarked
package io.github.poolkeeper.bench.history;

import org.jspecify.annotations.NullMarked;
