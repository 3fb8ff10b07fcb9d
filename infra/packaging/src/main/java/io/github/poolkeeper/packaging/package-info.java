/// What becomes of a function's jar before it is deployed: its lambdas become classes, so that a
/// start does not make them. [Main] is the command, [Desugaring] the whole of it.
@NullMarked
package io.github.poolkeeper.packaging;

import org.jspecify.annotations.NullMarked;
