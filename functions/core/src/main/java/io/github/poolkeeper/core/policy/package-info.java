/// Who may change what: a policy document, its rules, and what they say of a plan. Open [Policy]
/// first, then `docs/policy.md`.
@NullMarked
package io.github.poolkeeper.core.policy;

import org.jspecify.annotations.NullMarked;
