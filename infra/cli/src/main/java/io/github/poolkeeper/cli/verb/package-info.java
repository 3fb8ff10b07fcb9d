/// A class for each verb. Open [Invocation] first, which all of them share, then [Log].
@NullMarked
package io.github.poolkeeper.cli.verb;

import org.jspecify.annotations.NullMarked;
