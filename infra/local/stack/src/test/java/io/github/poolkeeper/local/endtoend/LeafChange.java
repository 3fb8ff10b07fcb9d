package io.github.poolkeeper.local.endtoend;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A change of one setting alone: the pool that it is made on, and another valid value.
record LeafChange(JsonObject userPool, JsonObject mfaConfig, JsonObject patch) {
  /// Settings whose value is not just any of its type.
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("/Policies/SignInPolicy/AllowedFirstAuthFactors", "[\"PASSWORD\"]"),
          Map.entry("/DeletionProtection", "\"INACTIVE\""),
          Map.entry("/LambdaConfig/PreTokenGenerationConfig/LambdaVersion", "\"V2_0\""),
          Map.entry("/AutoVerifiedAttributes", "[\"phone_number\",\"email\"]"),
          Map.entry("/UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate", "[]"),
          Map.entry("/VerificationMessageTemplate/DefaultEmailOption", "\"CONFIRM_WITH_LINK\""),
          Map.entry("/MfaConfiguration", "\"ON\""),
          Map.entry("/EmailConfiguration/EmailSendingAccount", "\"COGNITO_DEFAULT\""),
          Map.entry("/UserPoolTags", "{\"cost-center\":\"42\"}"),
          Map.entry("/AcrConfiguration", "{\"Level1\":{\"AcrValue\":\"urn:example:pin\"}}"),
          Map.entry("/UserPoolAddOns/AdvancedSecurityMode", "\"ENFORCED\""),
          Map.entry(
              "/UserPoolAddOns/AdvancedSecurityAdditionalFlows/CustomAuthMode", "\"ENFORCED\""),
          Map.entry(
              "/AccountRecoverySetting/RecoveryMechanisms",
              "[{\"Priority\":1,\"Name\":\"admin_only\"}]"),
          Map.entry("/UserPoolTier", "\"ESSENTIALS\""),
          Map.entry("/KeyConfiguration/KeyType", "\"AWS_OWNED_KEY\""),
          Map.entry("/IssuerConfiguration/Type", "\"UPDATED\""),
          Map.entry("/WebAuthnConfiguration/UserVerification", "\"required\""),
          Map.entry(
              "/WebAuthnConfiguration/FactorConfiguration",
              "\"MULTI_FACTOR_WITH_USER_VERIFICATION\""));

  /// What stands in the way of changing a setting alone, and is taken off the pool first.
  private static final Map<String, List<String>> IN_THE_WAY =
      Map.of(
          "/EmailConfiguration/EmailSendingAccount", List.of("/EmailMfaConfiguration"),
          "/UserPoolTier", List.of("/UserPoolAddOns"),
          "/AdminCreateUserConfig/UnusedAccountValidityDays",
              List.of("/Policies/PasswordPolicy/TemporaryPasswordValidityDays"),
          // Passkeys that do not count as MFA.
          "/MfaConfiguration", List.of("/Policies/SignInPolicy"));

  /// Triggers with a single version: their version can only come and go with them.
  private static final List<String> SINGLE_VERSION =
      List.of(
          "/LambdaConfig/CustomSMSSender",
          "/LambdaConfig/CustomEmailSender",
          "/LambdaConfig/InboundFederation");

  /// @param endUserMessaging the SMS configuration of pools that do not send through SNS
  static LeafChange of(
      String leaf, JsonObject userPool, JsonObject mfaConfig, JsonObject endUserMessaging) {
    return leaf.contains("/EumsSms/")
        ? of(
            leaf,
            pointer("/SmsConfiguration").replace(userPool, endUserMessaging),
            pointer("/SmsMfaConfiguration/SmsConfiguration").replace(mfaConfig, endUserMessaging))
        : of(leaf, userPool, mfaConfig);
  }

  private static LeafChange of(String leaf, JsonObject userPool, JsonObject mfaConfig) {
    for (String trigger : SINGLE_VERSION) {
      if (leaf.equals(trigger + "/LambdaVersion")) {
        JsonValue whole = pointer(trigger).getValue(userPool);
        return new LeafChange(pointer(trigger).remove(userPool), mfaConfig, patch(trigger, whole));
      }
    }
    JsonObject pool = userPool;
    JsonObject mfa = mfaConfig;
    for (String path : IN_THE_WAY.getOrDefault(leaf, List.of())) {
      pool = without(pool, path);
      mfa = without(mfa, path);
    }
    JsonValue value = value(pool, mfa, leaf);
    return new LeafChange(pool, mfa, patch(leaf, changed(leaf, value)));
  }

  private static JsonValue value(JsonObject pool, JsonObject mfa, String leaf) {
    if (leaf.equals("/PoolName")) {
      return Json.createValue(pool.getString("Name"));
    }
    if (isIn(mfa, leaf)) {
      return pointer(leaf).getValue(mfa);
    }
    if (!isIn(pool, leaf)) {
      throw new AssertionError(
          leaf + " is new in the model: give it a value in every-setting.json");
    }
    return pointer(leaf).getValue(pool);
  }

  private static JsonValue changed(String leaf, JsonValue value) {
    if (VALUES.containsKey(leaf)) {
      return Json.createReader(new java.io.StringReader(VALUES.get(leaf))).readValue();
    }
    return switch (value) {
      case JsonNumber number -> Json.createValue(number.intValue() + 1);
      case JsonString text -> Json.createValue(changed(leaf, text.getString()));
      default -> value.equals(JsonValue.TRUE) ? JsonValue.FALSE : JsonValue.TRUE;
    };
  }

  /// Another address keeps its domain at the end, any other text its placeholders at the start.
  private static String changed(String leaf, String text) {
    return leaf.endsWith("/ReplyToEmailAddress") ? "other-" + text : text + "-2";
  }

  /// A merge patch that sets one value.
  static JsonObject patch(String leaf, JsonValue value) {
    JsonValue patch = value;
    List<String> segments = List.of(leaf.substring(1).split("/")).reversed();
    for (String segment : segments) {
      patch = Json.createObjectBuilder().add(segment, patch).build();
    }
    return patch.asJsonObject();
  }

  private static JsonObject without(JsonObject document, String path) {
    return isIn(document, path) ? pointer(path).remove(document) : document;
  }

  /// `JsonPointer.containsValue` throws where the way there is missing.
  private static boolean isIn(JsonObject document, String path) {
    JsonValue here = document;
    for (String segment : path.substring(1).split("/", -1)) {
      if (!(here instanceof JsonObject object) || !object.containsKey(segment)) {
        return false;
      }
      here = Objects.requireNonNull(object.get(segment));
    }
    return true;
  }

  private static JsonPointer pointer(String path) {
    return Json.createPointer(path);
  }
}
