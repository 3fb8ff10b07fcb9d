/// The command `poolkeeper`: one verb for each job, over the history API. Open [Poolkeeper] first,
/// then any verb; `stack` finds the stack, `api` speaks to it, `view` is what people see.
@NullMarked
package io.github.poolkeeper.cli;

import org.jspecify.annotations.NullMarked;
