package io.github.poolkeeper.local.cognito;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What the API makes of a password policy that does not say everything.
final class PasswordPolicy {

  static final String TEMPORARY_DAYS = "TemporaryPasswordValidityDays";

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
    // 0 asks for the default, but a pool that already says 0 keeps saying so.
    if (isZero(sent.get(TEMPORARY_DAYS)) && !isZero(before.get(TEMPORARY_DAYS))) {
      policy.put(TEMPORARY_DAYS, DEFAULT_DAYS);
    }
    return policy.toObject();
  }

  /// Describe mirrors the validity of temporary passwords in the older `UnusedAccountValidityDays`.
  static JsonObject mirrored(JsonObject description) {
    String mirror = "AdminCreateUserConfig";
    return MemberPath.value("Policies.PasswordPolicy." + TEMPORARY_DAYS, description)
        .flatMap(
            days -> MemberPath.object(mirror, description).map(config -> mirroring(config, days)))
        .map(config -> Members.of(description).put(mirror, config).toObject())
        .orElse(description);
  }

  private static JsonObject mirroring(JsonObject config, JsonValue days) {
    JsonValue taken = isZero(days) ? DEFAULT_DAYS : days;
    return Members.of(config).put("UnusedAccountValidityDays", taken).toObject();
  }

  private static boolean isZero(@Nullable JsonValue days) {
    return days instanceof JsonNumber number && number.bigDecimalValue().signum() == 0;
  }
}
