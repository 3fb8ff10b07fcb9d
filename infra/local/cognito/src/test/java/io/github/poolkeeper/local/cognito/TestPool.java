package io.github.poolkeeper.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One loaded user pool and the calls a test makes on it.
record TestPool(FakeCognito cognito) {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  static final String ID = "eu-west-1_Tested";
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");

  /// Every structure that has a special treatment, with values unlike the defaults.
  static final String RICH =
      """
      {
        "Id": "eu-west-1_Tested",
        "Name": "customers",
        "Arn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Tested",
        "CreationDate": 1.5E9,
        "LastModifiedDate": 1726784814.598,
        "Policies": {
          "PasswordPolicy": {
            "MinimumLength": 12, "RequireUppercase": true, "RequireLowercase": true,
            "RequireNumbers": true, "RequireSymbols": false, "TemporaryPasswordValidityDays": 3
          },
          "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}
        },
        "DeletionProtection": "ACTIVE",
        "LambdaConfig": {"PreSignUp": "arn:aws:lambda:eu-west-1:123456789012:function:pre"},
        "AutoVerifiedAttributes": ["email"],
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK"},
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": []},
        "MfaConfiguration": "OPTIONAL",
        "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": false},
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "help@example.com"},
        "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "one"},
        "UserPoolTags": {"aws:cloudformation:stack-name": "identity", "team": "login"},
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 3},
        "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT", "AdvancedSecurityAdditionalFlows": {}},
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "admin_only"}]},
        "UserPoolTier": "PLUS",
        "BrandNew": {"Deep": [1, {"er": true}]}
      }
      """;

  static final String RICH_MFA =
      """
      {
        "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {
          "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "one"}
        },
        "SoftwareTokenMfaConfiguration": {"Enabled": true},
        "WebAuthnConfiguration": {"UserVerification": "required", "FactorConfiguration": "SINGLE_FACTOR"}
      }
      """;

  static TestPool rich() {
    return loaded(RICH, RICH_MFA);
  }

  static TestPool loaded(String description) {
    return loaded(json(description), Optional.empty());
  }

  static TestPool loaded(String description, String mfaConfig) {
    return loaded(json(description), Optional.of(json(mfaConfig)));
  }

  static TestPool loaded(JsonObject description, Optional<JsonObject> mfaConfig) {
    FakeCognito cognito = new FakeCognito(() -> NOW);
    cognito.load(ID, description, mfaConfig);
    return new TestPool(cognito);
  }

  TestPool mode(Omission omission, Nulls nulls) {
    cognito.mode(omission, nulls);
    return this;
  }

  TestPool inDoubt(Doubt doubt) {
    cognito.inDoubt(doubt);
    return this;
  }

  JsonObject description() {
    return answer("DescribeUserPool", JsonValue.EMPTY_JSON_OBJECT).getJsonObject("UserPool");
  }

  JsonObject mfaConfig() {
    return answer("GetUserPoolMfaConfig", JsonValue.EMPTY_JSON_OBJECT);
  }

  TestPool update(String request) {
    answer("UpdateUserPool", json(request));
    return this;
  }

  TestPool setMfa(String request) {
    answer("SetUserPoolMfaConfig", json(request));
    return this;
  }

  /// A member of the description by its path; absent is empty.
  Optional<JsonValue> member(String path) {
    return MemberPath.value(path, description());
  }

  JsonObject answer(String operation, JsonObject request) {
    Reply.Answered answered = call(operation, request);
    assertThat(answered.httpStatus()).as("%s: %s", operation, answered.body()).isEqualTo(200);
    return answered.body();
  }

  Reply.Answered call(String operation, JsonObject request) {
    JsonObject addressed = Json.createObjectBuilder(request).add("UserPoolId", ID).build();
    return (Reply.Answered) cognito.call(operation, addressed);
  }

  static JsonObject json(String text) {
    return value(text).asJsonObject();
  }

  static JsonValue value(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
