/// What somebody asked for and what became of it: the request, its parsing, the record and its
/// states. Open [ChangeRequest] first, then [ChangeState].
@NullMarked
package io.github.poolkeeper.core.change;

import org.jspecify.annotations.NullMarked;
