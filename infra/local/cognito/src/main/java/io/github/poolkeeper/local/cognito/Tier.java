package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.MemberPath.text;
import static io.github.poolkeeper.local.cognito.MemberPath.texts;
import static io.github.poolkeeper.local.cognito.MemberPath.value;

import jakarta.json.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a user pool has that its tier does not have. A description without a tier is older than
/// tiers.
final class Tier {

  private Tier() {}

  static Optional<Refusal> refusal(Pool pool) {
    List<String> unavailable = new ArrayList<>();
    if (isOneOf(pool, "LITE", "ESSENTIALS")) {
      threatProtection(pool).ifPresent(unavailable::add);
    }
    if (isOneOf(pool, "LITE")) {
      unavailable.addAll(essentials(pool));
      unavailable.addAll(emailMfa(pool));
    }
    return unavailable(unavailable, pool);
  }

  static Optional<Refusal> mfaRefusal(Pool pool) {
    return unavailable(isOneOf(pool, "LITE") ? emailMfa(pool) : List.of(), pool);
  }

  static List<String> firstFactors(Pool pool) {
    return texts("Policies.SignInPolicy.AllowedFirstAuthFactors", pool.description());
  }

  private static Optional<String> threatProtection(Pool pool) {
    boolean on =
        text("UserPoolAddOns.AdvancedSecurityMode", pool.description())
            .filter(List.of("AUDIT", "ENFORCED")::contains)
            .isPresent();
    return on
        ? Optional.of("Threat Protection")
        : value("UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode", pool.description())
            .map(_ -> "Threat Protection (custom authentication)");
  }

  private static List<String> essentials(Pool pool) {
    List<String> features = new ArrayList<>();
    text("LambdaConfig.PreTokenGenerationConfig.LambdaVersion", pool.description())
        .filter(List.of("V2_0", "V3_0")::contains)
        .map("Token Customization with Pre-Token Generation Lambda "::concat)
        .ifPresent(features::add);
    if (firstFactors(pool).stream().anyMatch(factor -> !factor.equals("PASSWORD"))) {
      features.add("Passwordless Sign-In");
    }
    value("Policies.PasswordPolicy.PasswordHistorySize", pool.description())
        .filter(size -> size instanceof JsonNumber number && number.intValue() > 0)
        .ifPresent(_ -> features.add("Password History"));
    return features;
  }

  private static List<String> emailMfa(Pool pool) {
    return pool.mfaConfig().containsKey("EmailMfaConfiguration") ? List.of("Email MFA") : List.of();
  }

  private static boolean isOneOf(Pool pool, String... tiers) {
    return text("UserPoolTier", pool.description()).filter(List.of(tiers)::contains).isPresent();
  }

  private static Optional<Refusal> unavailable(List<String> features, Pool pool) {
    return features.isEmpty()
        ? Optional.empty()
        : text("UserPoolTier", pool.description())
            .map(
                tier ->
                    Refusal.of(
                        "FeatureUnavailableInTierException",
                        "The following features need to be disabled for the %s pricing tier configured: %s"
                            .formatted(tier, String.join(", ", features))));
  }
}
