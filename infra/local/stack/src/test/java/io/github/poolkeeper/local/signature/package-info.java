@NullMarked
package io.github.poolkeeper.local.signature;

import org.jspecify.annotations.NullMarked;
