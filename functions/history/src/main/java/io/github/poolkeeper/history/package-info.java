/// The function that answers the history API. Open [HistoryHandler] first, then [HistoryApi].
@NullMarked
package io.github.poolkeeper.history;

import org.jspecify.annotations.NullMarked;
