package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/// A configuration as `UpdateUserPool` takes it, which is not quite as `DescribeUserPool` prints
/// it:
///
/// * `UnusedAccountValidityDays`, the older name of `TemporaryPasswordValidityDays`, comes back on
///   every pool and is refused beside the newer member. The value stands under the newer name only;
///   where only the older one is there (a legacy pool) it moves over. Cognito takes 0 as 7.
/// * Tags under `aws:` belong to AWS: they are never sent, and stay whatever is sent.
/// * An empty `DeviceConfiguration` would switch device tracking on; off is its absence.
/// * While MFA is off, a software token that is not enabled says nothing, and Cognito refuses it:
///   "can't turn off MFA and configure an MFA together".
public final class NormalForm {
  public static final Pointer TEMPORARY_PASSWORD_VALIDITY =
      Pointer.parse("/Policies/PasswordPolicy/TemporaryPasswordValidityDays");
  public static final Pointer UNUSED_ACCOUNT_VALIDITY =
      Pointer.parse("/AdminCreateUserConfig/UnusedAccountValidityDays");
  public static final Pointer TAGS = Pointer.parse("/UserPoolTags");

  private static final String SYSTEM_TAG_PREFIX = "aws:";
  private static final Pointer MFA_MODE = Pointer.parse("/MfaConfiguration");
  private static final Pointer SOFTWARE_TOKEN = Pointer.parse("/SoftwareTokenMfaConfiguration");
  private static final JsonValue NOT_ENABLED = JsonValues.object().add("Enabled", false).build();
  private static final Pointer DEVICES = Pointer.parse("/DeviceConfiguration");
  private static final int DEFAULT_VALIDITY_DAYS = 7;

  private NormalForm() {}

  public static JsonObject of(JsonObject document) {
    return withoutTokenThatIsOff(
        withoutEmptyDevices(withoutSystemTags(withOneTemporaryPasswordValidity(document))));
  }

  /// A tag of AWS's own: the prefix is reserved in upper and lower case.
  public static boolean isSystemTag(String key) {
    return key.regionMatches(true, 0, SYSTEM_TAG_PREFIX, 0, SYSTEM_TAG_PREFIX.length());
  }

  /// Whether the pool still keeps the temporary password's validity under its older name only.
  public static boolean isLegacy(JsonObject document) {
    return TEMPORARY_PASSWORD_VALIDITY.in(document).isEmpty()
        && UNUSED_ACCOUNT_VALIDITY.in(document).isPresent();
  }

  /// The way back: how Cognito will print a normal form, on a pool that it printed as `live`
  /// before.
  public static JsonObject described(JsonObject normal, JsonObject live) {
    JsonObject result = normal;
    Optional<JsonValue> days = TEMPORARY_PASSWORD_VALIDITY.in(normal);
    if (days.isPresent() && UNUSED_ACCOUNT_VALIDITY.in(live).isPresent()) {
      result = UNUSED_ACCOUNT_VALIDITY.set(result, days.get());
    }
    if (TAGS.in(live).orElse(JsonValue.NULL) instanceof JsonObject tags) {
      for (Map.Entry<String, JsonValue> tag : tags.entrySet()) {
        result =
            isSystemTag(tag.getKey())
                ? TAGS.child(tag.getKey()).set(result, tag.getValue())
                : result;
      }
    }
    return result;
  }

  private static JsonObject withOneTemporaryPasswordValidity(JsonObject document) {
    Optional<JsonValue> older = UNUSED_ACCOUNT_VALIDITY.in(document);
    if (older.isEmpty()) {
      return document;
    }
    JsonObject moved =
        isLegacy(document)
            ? TEMPORARY_PASSWORD_VALIDITY.set(document, effectiveDays(older.get()))
            : document;
    return UNUSED_ACCOUNT_VALIDITY.remove(moved);
  }

  private static JsonValue effectiveDays(JsonValue days) {
    return days instanceof JsonNumber number && number.bigDecimalValue().signum() == 0
        ? JsonValues.value(DEFAULT_VALIDITY_DAYS)
        : days;
  }

  private static JsonObject withoutSystemTags(JsonObject document) {
    JsonObject result = document;
    if (TAGS.in(document).orElse(JsonValue.NULL) instanceof JsonObject tags) {
      for (String key : tags.keySet()) {
        result = isSystemTag(key) ? TAGS.child(key).remove(result) : result;
      }
    }
    return result;
  }

  private static JsonObject withoutTokenThatIsOff(JsonObject document) {
    boolean isOff =
        MFA_MODE
            .in(document)
            .flatMap(JsonValues::text)
            .filter(mode -> !mode.equals("OFF"))
            .isEmpty();
    return isOff && SOFTWARE_TOKEN.in(document).filter(NOT_ENABLED::equals).isPresent()
        ? SOFTWARE_TOKEN.remove(document)
        : document;
  }

  private static JsonObject withoutEmptyDevices(JsonObject document) {
    return DEVICES.in(document).filter(JsonValue.EMPTY_JSON_OBJECT::equals).isPresent()
        ? DEVICES.remove(document)
        : document;
  }
}
