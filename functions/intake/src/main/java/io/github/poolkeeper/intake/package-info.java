/// The function that takes change requests from their queue. Open [IntakeHandler] first.
@NullMarked
package io.github.poolkeeper.intake;

import org.jspecify.annotations.NullMarked;
