package io.github.poolkeeper.local.cognito;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;

/// User pools that nobody has configured yet, in a Region of an account.
record FreshPool(String region, String accountId) {

  /// The settings of a fresh pool, as far as they are known: what it does not print is absent.
  static final JsonObject DEFAULTS =
      Members.parsed(
          """
          {
            "Policies": {
              "PasswordPolicy": {
                "MinimumLength": 8,
                "RequireUppercase": true,
                "RequireLowercase": true,
                "RequireNumbers": true,
                "RequireSymbols": true,
                "TemporaryPasswordValidityDays": 7
              },
              "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}
            },
            "DeletionProtection": "INACTIVE",
            "LambdaConfig": {},
            "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
            "MfaConfiguration": "OFF",
            "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
            "AdminCreateUserConfig": {
              "AllowAdminCreateUserOnly": false,
              "UnusedAccountValidityDays": 7
            },
            "AccountRecoverySetting": {
              "RecoveryMechanisms": [
                {"Priority": 1, "Name": "verified_email"},
                {"Priority": 2, "Name": "verified_phone_number"}
              ]
            },
            "UserPoolTier": "ESSENTIALS"
          }
          """);

  private static final List<String> SET_AT_CREATION =
      List.of("AliasAttributes", "UsernameAttributes", "UsernameConfiguration");

  /// A pool with all defaults and what only CreateUserPool can set.
  Pool fresh(int number, JsonObject request, Instant time) {
    String id = "%s_Local%05d".formatted(region, number);
    Members description =
        Members.none()
            .put("Id", id)
            .set("Name", MemberPath.value("PoolName", request))
            .put("Arn", "arn:aws:cognito-idp:%s:%s:userpool/%s".formatted(region, accountId, id))
            .put("CreationDate", Pool.timestamp(time))
            .put("LastModifiedDate", Pool.timestamp(time))
            .put("EstimatedNumberOfUsers", Json.createValue(0))
            .put("SchemaAttributes", SchemaAttributes.of(request));
    SET_AT_CREATION.forEach(name -> description.set(name, MemberPath.value(name, request)));
    return new Pool(
        description.putAll(DEFAULTS).toObject(),
        Members.none().put(Pool.MFA, Pool.OFF).toObject(),
        DEFAULTS);
  }

  /// What of a request to create is a setting that can be changed later.
  static JsonObject settings(JsonObject request) {
    Members settings = Members.of(request).remove("Schema");
    SET_AT_CREATION.forEach(settings::remove);
    return settings.toObject();
  }

  /// The defaults of the members, at any depth, that this description prints.
  static JsonObject defaultsPrintedBy(JsonObject description) {
    return printedBy(DEFAULTS, description);
  }

  private static JsonObject printedBy(JsonObject defaults, JsonObject printed) {
    Members both = Members.none();
    defaults.forEach(
        (name, fallback) -> {
          if (printed.containsKey(name)) {
            both.put(name, printedBy(fallback, printed.get(name)));
          }
        });
    return both.toObject();
  }

  private static JsonValue printedBy(JsonValue fallback, JsonValue printed) {
    return fallback instanceof JsonObject defaults && printed instanceof JsonObject members
        ? printedBy(defaults, members)
        : fallback;
  }
}
