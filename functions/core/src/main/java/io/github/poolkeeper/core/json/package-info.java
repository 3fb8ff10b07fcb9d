/// JSON as values: pointers, merge patch, differences and the canonical form. Knows nothing of
/// Cognito. Open [Pointer] first, then [Difference].
@NullMarked
package io.github.poolkeeper.core.json;

import org.jspecify.annotations.NullMarked;
