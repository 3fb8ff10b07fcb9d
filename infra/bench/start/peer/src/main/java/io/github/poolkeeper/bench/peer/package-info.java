/// A handler as tutorials write it: what a user would have without Poolkeeper. Open [PlainHandler]
/// first.
@NullMarked
package io.github.poolkeeper.bench.peer;

import org.jspecify.annotations.NullMarked;
