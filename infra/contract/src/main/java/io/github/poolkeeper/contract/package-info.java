/// What Poolkeeper believes of AWS and has not seen, asked once in a real account, and as far as it
/// reaches on the local stack. Open [Questions] first: the one table of what is believed; then
/// [Steps], which ask.
@NullMarked
package io.github.poolkeeper.contract;

import org.jspecify.annotations.NullMarked;
