@NullMarked
package io.github.poolkeeper.local.iam;

import org.jspecify.annotations.NullMarked;
