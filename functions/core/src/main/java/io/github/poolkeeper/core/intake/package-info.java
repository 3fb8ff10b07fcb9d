/// From a queue message to an opened change record. Open [AcceptRequest] first.
@NullMarked
package io.github.poolkeeper.core.intake;

import org.jspecify.annotations.NullMarked;
