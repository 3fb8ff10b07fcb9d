/// The whole of Poolkeeper from outside: `template.yaml` with the real functions.
@NullMarked
package io.github.poolkeeper.local.endtoend;

import org.jspecify.annotations.NullMarked;
