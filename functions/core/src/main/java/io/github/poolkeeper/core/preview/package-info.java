/// What a request would do, worked out from the history and the pool as it stands; nothing is
/// written. Open [PreviewRequest] first.
@NullMarked
package io.github.poolkeeper.core.preview;

import org.jspecify.annotations.NullMarked;
