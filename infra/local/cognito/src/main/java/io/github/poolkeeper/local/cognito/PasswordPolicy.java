package io.github.poolkeeper.local.cognito;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What the API makes of a password policy that does not say everything.
final class PasswordPolicy {

  static final String TEMPORARY_DAYS_PATH = "Policies.PasswordPolicy.TemporaryPasswordValidityDays";

  private static final String TEMPORARY_DAYS = "TemporaryPasswordValidityDays";

  private static final JsonValue DEFAULT_DAYS = Json.createValue(7);

  /// As measured: what a partial policy leaves out, although the pool had it.
  private static final JsonObject LEFT_OUT =
      Members.parsed(
          """
          {
            "RequireUppercase": false,
            "RequireLowercase": false,
            "RequireNumbers": false,
            "RequireSymbols": false,
            "MinimumLength": 8,
            "TemporaryPasswordValidityDays": 7
          }
          """);

  private PasswordPolicy() {}

  /// @param before the policy of the pool: what it does not have is not filled in either
  static JsonObject completed(JsonObject sent, JsonObject before, Mode mode) {
    Members policy = Members.of(Members.withoutNulls(sent));
    LEFT_OUT.forEach(
        (name, value) -> {
          if (before.containsKey(name) && mode.read(name, sent) instanceof Said.Omitted) {
            policy.put(name, value);
          }
        });
    // A pool that already says 0 keeps saying so.
    if (isZero(sent.get(TEMPORARY_DAYS)) && !isZero(before.get(TEMPORARY_DAYS))) {
      policy.put(TEMPORARY_DAYS, DEFAULT_DAYS);
    }
    return policy.toObject();
  }

  /// 0 asks for the default.
  static JsonValue taken(JsonValue days) {
    return isZero(days) ? DEFAULT_DAYS : days;
  }

  private static boolean isZero(@Nullable JsonValue days) {
    return days instanceof JsonNumber number && number.bigDecimalValue().signum() == 0;
  }
}
