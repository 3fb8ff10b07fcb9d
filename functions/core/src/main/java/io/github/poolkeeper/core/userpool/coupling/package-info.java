/// How settings depend on each other: after a merge, completions complete the document, and
/// requirements say what is wrong with it. Open [Couplings] first, then [Route] for the order of
/// the calls.
@NullMarked
package io.github.poolkeeper.core.userpool.coupling;

import org.jspecify.annotations.NullMarked;
