/// The history API from the caller's side: requests, pages, documents. Open [HistoryApi] first.
@NullMarked
package io.github.poolkeeper.cli.api;

import org.jspecify.annotations.NullMarked;
