package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import java.util.Set;
import java.util.TreeSet;

/// Some settings need a tier; a downgrade has to switch them off in the same request. A pool that
/// names no tier is older than tiers and left to Cognito.
final class Tier implements Coupling {
  private static final Pointer TIER = Pointer.parse("/UserPoolTier");
  private static final Pointer THREAT_PROTECTION =
      Pointer.parse("/UserPoolAddOns/AdvancedSecurityMode");
  private static final Pointer FIRST_FACTORS =
      Pointer.parse("/Policies/SignInPolicy/AllowedFirstAuthFactors");

  @Override
  public String name() {
    return "tier";
  }

  @Override
  public Draft resolve(Draft draft) {
    return draft.has(TIER) ? factors(threatProtection(draft)) : draft;
  }

  private static Draft threatProtection(Draft draft) {
    boolean on = draft.has(THREAT_PROTECTION) && !draft.says(THREAT_PROTECTION, "OFF");
    return on && !draft.says(TIER, "PLUS") && draft.changesAny(TIER, THREAT_PROTECTION)
        ? draft.violated(THREAT_PROTECTION, "AUDIT and ENFORCED need UserPoolTier PLUS")
        : draft;
  }

  private static Draft factors(Draft draft) {
    Set<String> passwordless = new TreeSet<>(draft.texts(FIRST_FACTORS));
    passwordless.remove("PASSWORD");
    return !passwordless.isEmpty()
            && draft.says(TIER, "LITE")
            && draft.changesAny(TIER, FIRST_FACTORS)
        ? draft.violated(
            FIRST_FACTORS,
            String.join(", ", passwordless) + " needs UserPoolTier ESSENTIALS or PLUS")
        : draft;
  }
}
