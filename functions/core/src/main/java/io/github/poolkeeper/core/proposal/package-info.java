/// What a request comes to on the pool as it stands, worked out from the history and the policy;
/// nothing is written. Open [Proposal] first.
@NullMarked
package io.github.poolkeeper.core.proposal;

import org.jspecify.annotations.NullMarked;
