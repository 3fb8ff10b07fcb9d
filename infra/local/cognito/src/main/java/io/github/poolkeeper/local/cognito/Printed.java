package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/// What AWS prints although nobody has sent it.
final class Printed {

  private static final String ADD_ONS = "UserPoolAddOns";
  private static final String FLOWS = "AdvancedSecurityAdditionalFlows";
  private static final String WEB_AUTHN = "WebAuthnConfiguration";
  private static final String FACTOR = "FactorConfiguration";

  private Printed() {}

  /// Measured: eleven of twelve public descriptions with add-ons and a tier have empty flows, also
  /// those with the mode `OFF`.
  static JsonObject description(Pool pool, Printing printing) {
    return switch (printing) {
      case AS_STORED -> pool.description();
      case FILLED_IN ->
          MemberPath.object(ADD_ONS, pool.description())
              .filter(addOns -> addOns.containsKey("AdvancedSecurityMode"))
              .map(addOns -> with(addOns, FLOWS, JsonValue.EMPTY_JSON_OBJECT))
              .map(addOns -> Members.of(pool.description()).put(ADD_ONS, addOns).toObject())
              .orElse(pool.description());
    };
  }

  /// Measured through Cloud Control (go-to-k/cdk-real-drift, `noise.ts`).
  static JsonObject mfaConfig(Pool pool, Printing printing) {
    JsonObject stored = pool.printedMfaConfig();
    return switch (printing) {
      case AS_STORED -> stored;
      case FILLED_IN ->
          MemberPath.object(WEB_AUTHN, stored)
              .map(passkeys -> with(passkeys, FACTOR, Members.text("SINGLE_FACTOR")))
              .map(passkeys -> Members.of(stored).put(WEB_AUTHN, passkeys).toObject())
              .orElse(stored);
    };
  }

  private static JsonObject with(JsonObject structure, String name, JsonValue value) {
    return structure.containsKey(name)
        ? structure
        : Members.of(structure).put(name, value).toObject();
  }
}
