/// Attacks on Poolkeeper, each played from outside against the template on this machine, with
/// requests that are signed as somebody. Open [Target] first: it is what they attack.
@NullMarked
package io.github.poolkeeper.local.redteam;

import org.jspecify.annotations.NullMarked;
