@NullMarked
package io.github.poolkeeper.local.readme;

import org.jspecify.annotations.NullMarked;
