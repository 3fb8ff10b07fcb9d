package io.github.poolkeeper.local.cognito;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One user pool, immutable.
///
/// @param description what DescribeUserPool prints as `UserPool`
/// @param mfaConfig what GetUserPoolMfaConfig prints
/// @param defaults what each writable member of the description falls back to; a member that is not
/// here falls back to being absent
record Pool(JsonObject description, JsonObject mfaConfig, JsonObject defaults) {

  static final String MFA = "MfaConfiguration";
  static final String OFF = "OFF";

  /// The members of a description that UpdateUserPool does not take. `Id` goes as `UserPoolId`,
  /// `Name` as `PoolName`.
  static final Set<String> READ_ONLY =
      Set.of(
          "Id",
          "Name",
          "Arn",
          "Status",
          "CreationDate",
          "LastModifiedDate",
          "EstimatedNumberOfUsers",
          "SchemaAttributes",
          "AliasAttributes",
          "UsernameAttributes",
          "UsernameConfiguration",
          "Domain",
          "CustomDomain",
          "SmsConfigurationFailure",
          "EmailConfigurationFailure");

  private static final int MILLIS_DIGITS = 3;

  /// A user pool as somebody found it. A default that the description does not print looks, on this
  /// pool, like absence.
  static Pool loaded(String id, JsonObject description, Optional<JsonObject> mfaConfig) {
    JsonObject identified = Members.of(description).put("Id", id).toObject();
    JsonObject factors = mfaConfig.orElse(JsonValue.EMPTY_JSON_OBJECT);
    return new Pool(identified, factors, FreshPool.defaultsPrintedBy(description));
  }

  String id() {
    return description.getString("Id");
  }

  String mfaMode() {
    return MemberPath.text(MFA, mfaConfig).or(() -> MemberPath.text(MFA, description)).orElse(OFF);
  }

  /// What GetUserPoolMfaConfig prints: the mode is never missing.
  JsonObject printedMfaConfig() {
    return mfaConfig.containsKey(MFA)
        ? mfaConfig
        : Members.of(mfaConfig).put(MFA, mfaMode()).toObject();
  }

  /// The description as a request would say it.
  JsonObject asRequest() {
    return Members.of(description)
        .set("PoolName", MemberPath.value("Name", description))
        .toObject();
  }

  Pool withDescription(JsonObject changed) {
    return new Pool(changed, mfaConfig, defaults);
  }

  /// The pool with another MFA configuration, whose mode the description repeats.
  Pool withMfaConfig(JsonObject changed) {
    Pool pool = new Pool(description, changed, defaults);
    String mode = pool.mfaMode();
    if (mode.equals(mfaMode())) {
      return pool;
    }
    boolean printed = !mode.equals(OFF) || defaults.containsKey(MFA);
    Optional<JsonValue> repeated = printed ? Optional.of(Json.createValue(mode)) : Optional.empty();
    return pool.withDescription(Members.of(description).set(MFA, repeated).toObject());
  }

  Pool modifiedAt(Instant time) {
    return withDescription(
        Members.of(description).put("LastModifiedDate", timestamp(time)).toObject());
  }

  /// Seconds since the epoch with three decimals, as the API prints times.
  static JsonValue timestamp(Instant time) {
    return Json.createValue(BigDecimal.valueOf(time.toEpochMilli(), MILLIS_DIGITS));
  }
}
