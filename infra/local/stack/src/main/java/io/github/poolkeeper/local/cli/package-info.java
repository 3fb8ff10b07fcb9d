/// What a person types: `./poolkeeper up` and `./poolkeeper env`. Open `Poolkeeper` first, then
/// `Up`.
@NullMarked
package io.github.poolkeeper.local.cli;

import org.jspecify.annotations.NullMarked;
