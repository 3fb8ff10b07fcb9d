package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A configuration as Cognito takes it, and as configurations are compared, which is not quite as
/// Cognito prints it ([Configuration]). Whatever it is made of, it is normal:
///
/// * `UnusedAccountValidityDays`, the older name of `TemporaryPasswordValidityDays`, comes back on
///   every pool and is refused beside the newer member. The value stands under the newer name only;
///   where only the older one is there (a legacy pool) it moves over. Cognito takes 0 as 7.
/// * Tags under `aws:` belong to AWS: they are never sent, and stay whatever is sent.
/// * An empty `DeviceConfiguration` would switch device tracking on; off is its absence.
/// * While MFA is off, a software token that is not enabled says nothing, and Cognito refuses it:
///   "can't turn off MFA and configure an MFA together".
public record NormalForm(JsonObject document) {
  public static final Pointer TEMPORARY_PASSWORD_VALIDITY =
      Pointer.parse("/Policies/PasswordPolicy/TemporaryPasswordValidityDays");
  public static final Pointer UNUSED_ACCOUNT_VALIDITY =
      Pointer.parse("/AdminCreateUserConfig/UnusedAccountValidityDays");
  public static final Pointer TAGS = Pointer.parse("/UserPoolTags");

  private static final String SYSTEM_TAG_PREFIX = "aws:";
  private static final Pointer POOL_NAME = Pointer.parse("/PoolName");
  private static final Pointer MFA_MODE = Pointer.parse("/MfaConfiguration");
  private static final Pointer SOFTWARE_TOKEN = Pointer.parse("/SoftwareTokenMfaConfiguration");
  private static final JsonValue NOT_ENABLED = JsonValues.object().add("Enabled", false).build();
  private static final Pointer DEVICES = Pointer.parse("/DeviceConfiguration");
  private static final int DEFAULT_VALIDITY_DAYS = 7;

  public NormalForm {
    document =
        withoutTokenThatIsOff(
            withoutEmptyDevices(withoutSystemTags(withOneTemporaryPasswordValidity(document))));
  }

  public Optional<JsonValue> at(Pointer path) {
    return path.in(document);
  }

  public Optional<String> poolName() {
    return at(POOL_NAME)
        .filter(JsonString.class::isInstance)
        .map(name -> ((JsonString) name).getString());
  }

  public NormalForm with(Pointer path, JsonValue value) {
    return new NormalForm(path.set(document, value));
  }

  public NormalForm without(Pointer path) {
    return new NormalForm(path.remove(document));
  }

  /// What differs in effect: sets have no order.
  public List<Difference> differencesTo(NormalForm other) {
    return Difference.between(document, other.document, Settings::sameValue);
  }

  public boolean isEquivalentTo(NormalForm other) {
    return differencesTo(other).isEmpty();
  }

  /// How Cognito will print this, on a pool that it printed as `live` before.
  public Configuration printedOn(Configuration live) {
    JsonObject result = document;
    Optional<JsonValue> days = at(TEMPORARY_PASSWORD_VALIDITY);
    if (days.isPresent() && live.at(UNUSED_ACCOUNT_VALIDITY).isPresent()) {
      result = UNUSED_ACCOUNT_VALIDITY.set(result, days.get());
    }
    if (live.at(TAGS).orElse(JsonValue.NULL) instanceof JsonObject tags) {
      for (Map.Entry<String, JsonValue> tag : tags.entrySet()) {
        result =
            isSystemTag(tag.getKey())
                ? TAGS.child(tag.getKey()).set(result, tag.getValue())
                : result;
      }
    }
    return new Configuration(result, result.equals(document) ? this : new NormalForm(result));
  }

  /// A tag of AWS's own: the prefix is reserved in upper and lower case.
  public static boolean isSystemTag(String key) {
    return key.regionMatches(true, 0, SYSTEM_TAG_PREFIX, 0, SYSTEM_TAG_PREFIX.length());
  }

  static boolean isLegacy(JsonObject document) {
    return TEMPORARY_PASSWORD_VALIDITY.in(document).isEmpty()
        && UNUSED_ACCOUNT_VALIDITY.in(document).isPresent();
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
