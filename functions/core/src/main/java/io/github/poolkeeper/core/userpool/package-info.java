/// What Poolkeeper knows of a user pool: its configuration document, the one table of settings and
/// the couplings between them. Open [Configuration] first, then [Settings].
@NullMarked
package io.github.poolkeeper.core.userpool;

import org.jspecify.annotations.NullMarked;
