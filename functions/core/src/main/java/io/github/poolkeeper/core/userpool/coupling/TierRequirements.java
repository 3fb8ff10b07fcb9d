package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.EMAIL_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.FIRST_FACTORS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.PASSKEYS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER_CONFIG;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Documented;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Lacking;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Words;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Some settings need a tier; a downgrade has to switch them off in the same change. A pool that
/// names no tier is older than tiers and left to Cognito.
final class TierRequirements {
  private static final Pointer TIER = Pointer.parse("/UserPoolTier");
  private static final Pointer ADD_ONS = Pointer.parse("/UserPoolAddOns");
  private static final Pointer THREAT_PROTECTION = ADD_ONS.child("AdvancedSecurityMode");
  private static final Pointer CUSTOM_AUTHENTICATION =
      ADD_ONS.child("AdvancedSecurityAdditionalFlows").child("CustomAuthMode");
  private static final Pointer TOKEN_VERSION = TOKEN_TRIGGER_CONFIG.child("LambdaVersion");
  private static final Pointer HISTORY =
      Pointer.parse("/Policies/PasswordPolicy/PasswordHistorySize");
  private static final Evidence PLANS =
      new Documented("developer guide, \"User pool feature plans\"");
  private static final Evidence WORDS =
      new Words("The following features need to be disabled for the … pricing tier configured: …");

  static final List<Requirement> ALL =
      List.of(
          new Requirement(
              "threat protection and tier",
              "`AdvancedSecurityMode` `AUDIT` and `ENFORCED`, and `CustomAuthMode`, need the tier"
                  + " `PLUS`; a downgrade switches them off in the same change.",
              WORDS,
              TierRequirements::threatProtection),
          new Requirement(
              "first factors and tier",
              "first factors other than the password need `ESSENTIALS` or `PLUS`.",
              WORDS,
              TierRequirements::firstFactors),
          new Requirement(
              "token trigger and tier",
              "`PreTokenGenerationConfig` `V2_0` and `V3_0` need `ESSENTIALS` or `PLUS`.",
              WORDS,
              TierRequirements::tokenTrigger),
          new Requirement(
              "e-mail MFA and tier",
              "`EmailMfaConfiguration` needs `ESSENTIALS` or `PLUS`.",
              PLANS,
              values -> notInLite(values, values.has(EMAIL_MFA), EMAIL_MFA, "needs")),
          new Requirement(
              "password history and tier",
              "a `PasswordHistorySize` above 0 needs `ESSENTIALS` or `PLUS`.",
              PLANS,
              values -> notInLite(values, values.number(HISTORY) > 0, HISTORY, "above 0 needs")),
          new Requirement(
              "passkey settings and tier",
              "`WebAuthnConfiguration` has no use in the tier `LITE`.",
              new Lacking("passkeys need a higher tier; their settings alone may be taken"),
              values -> notInLite(values, values.has(PASSKEYS), PASSKEYS, "may need")));

  private TierRequirements() {}

  private static Stream<Breach> threatProtection(Values values) {
    boolean isTooLow = values.has(TIER) && !values.says(TIER, "PLUS");
    boolean isOn = values.has(THREAT_PROTECTION) && !values.says(THREAT_PROTECTION, "OFF");
    return Stream.concat(
        Breach.when(
            isTooLow && isOn,
            THREAT_PROTECTION,
            "AUDIT and ENFORCED need UserPoolTier PLUS",
            TIER,
            THREAT_PROTECTION),
        Breach.when(
            isTooLow && values.has(CUSTOM_AUTHENTICATION),
            CUSTOM_AUTHENTICATION,
            "needs UserPoolTier PLUS; null takes it away",
            TIER,
            CUSTOM_AUTHENTICATION));
  }

  private static Stream<Breach> firstFactors(Values values) {
    List<String> further =
        values.texts(FIRST_FACTORS).stream().filter(factor -> !factor.equals("PASSWORD")).toList();
    return notInLite(
        values, !further.isEmpty(), FIRST_FACTORS, String.join(", ", further) + " needs");
  }

  private static Stream<Breach> tokenTrigger(Values values) {
    boolean isVersioned =
        values.text(TOKEN_VERSION).filter(Set.of("V2_0", "V3_0")::contains).isPresent();
    return notInLite(
        values, isVersioned, TOKEN_VERSION, values.text(TOKEN_VERSION).orElse("") + " needs");
  }

  private static Stream<Breach> notInLite(
      Values values, boolean isUsed, Pointer path, String needs) {
    return Breach.when(
        values.says(TIER, "LITE") && isUsed,
        path,
        needs + " UserPoolTier ESSENTIALS or PLUS",
        TIER,
        path);
  }
}
