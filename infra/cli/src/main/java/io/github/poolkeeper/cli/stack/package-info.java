/// Which stack is meant, and who asks it. Open [Target] first.
@NullMarked
package io.github.poolkeeper.cli.stack;

import org.jspecify.annotations.NullMarked;
