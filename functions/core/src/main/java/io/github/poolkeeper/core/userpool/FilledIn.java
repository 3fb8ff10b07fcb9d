package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// A member that Cognito prints although nobody has sent it.
///
/// @param value the only value that it fills in; empty for any
/// @param seen where people have seen it
public record FilledIn(Pointer path, Optional<JsonValue> value, String seen) {
  /// Nothing else is tolerated.
  public static final List<FilledIn> ALL =
      List.of(
          new FilledIn(
              Pointer.parse("/SmsConfiguration/SnsRegion"),
              Optional.empty(),
              "API reference, SmsConfigurationType: without it, the pool's own Region or one near"),
          new FilledIn(
              Pointer.parse("/SmsMfaConfiguration/SmsConfiguration/SnsRegion"),
              Optional.empty(),
              "as in SmsConfiguration"),
          new FilledIn(
              Pointer.parse("/UserPoolAddOns/AdvancedSecurityAdditionalFlows"),
              Optional.of(JsonValue.EMPTY_JSON_OBJECT),
              "nearly every published description of a pool with add-ons and a tier, with mode OFF"
                  + " too"),
          new FilledIn(
              Pointer.parse("/WebAuthnConfiguration/FactorConfiguration"),
              Optional.of(JsonValues.value("SINGLE_FACTOR")),
              "pools read through AWS Cloud Control that were set up without it"));

  boolean is(Pointer where, JsonValue what) {
    return path.equals(where) && value.filter(only -> !only.equals(what)).isEmpty();
  }
}
