@NullMarked
package io.github.poolkeeper.cli.archive;

import org.jspecify.annotations.NullMarked;
