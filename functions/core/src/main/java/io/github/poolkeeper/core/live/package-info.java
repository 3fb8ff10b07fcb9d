/// A user pool as it is in Cognito, read and written. Open [UserPools] first.
@NullMarked
package io.github.poolkeeper.core.live;

import org.jspecify.annotations.NullMarked;
