/// What a role's policies allow, decided as IAM does. What is not understood here is refused when a
/// policy is read, never allowed. Open [Policy] first.
///
/// Source: IAM User Guide, "Policy evaluation logic" and "IAM JSON policy elements reference".
@NullMarked
package io.github.poolkeeper.local.iam;

import org.jspecify.annotations.NullMarked;
