package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The law that makes changing a pool possible at all: sending back everything the API printed
/// changes nothing, whatever an omission means.
class EchoTest {

  private static final int POOLS = 500;
  private static final String WIRED =
      "{\"Deep\": [1, {\"er\": true}], \"Number\": 1.50, \"Empty\": {}}";

  /// Values a description may print, some against the couplings among them.
  private static final Map<String, List<String>> PRINTED =
      Map.ofEntries(
          Map.entry("Name", List.of("\"pool\"", "\"another pool\"")),
          Map.entry("Status", List.of("\"Enabled\"")),
          Map.entry(
              "SchemaAttributes",
              List.of("[]", "[{\"Name\": \"a name of more than twenty characters\"}]")),
          Map.entry("Domain", List.of("\"UPPER\"")),
          Map.entry(
              "Policies",
              List.of(
                  "{}",
                  "{\"PasswordPolicy\": {\"MinimumLength\": 8}}",
                  "{\"PasswordPolicy\": {\"RequireNumbers\": true, \"New\": 1}, \"SignInPolicy\": {}}",
                  "{\"SignInPolicy\": {\"AllowedFirstAuthFactors\": [\"PASSWORD\", \"EMAIL_OTP\"]}, \"New\": {}}")),
          Map.entry("DeletionProtection", List.of("\"ACTIVE\"", "\"INACTIVE\"")),
          Map.entry(
              "LambdaConfig",
              List.of(
                  "{}",
                  "{\"PreSignUp\": \"arn:aws:lambda:eu-west-1:1:function:a\", \"New\": {\"Arn\": \"a\"}}",
                  "{\"KMSKeyID\": \"arn:aws:kms:eu-west-1:1:key/a\"}")),
          Map.entry(
              "AutoVerifiedAttributes",
              List.of("[]", "[\"email\"]", "[\"phone_number\", \"email\"]")),
          Map.entry("EmailVerificationMessage", List.of("\" one {####}\\n\"")),
          Map.entry(
              "VerificationMessageTemplate", List.of("{}", "{\"EmailMessage\": \"other {####}\"}")),
          Map.entry("SmsAuthenticationMessage", List.of("\"コード {####}\"")),
          Map.entry(
              "UserAttributeUpdateSettings",
              List.of("{}", "{\"AttributesRequireVerificationBeforeUpdate\": [\"email\"]}")),
          Map.entry("MfaConfiguration", List.of("\"OFF\"", "\"ON\"", "\"OPTIONAL\"")),
          Map.entry("DeviceConfiguration", List.of("{\"ChallengeRequiredOnNewDevice\": false}")),
          Map.entry(
              "EmailConfiguration",
              List.of(
                  "{}",
                  "{\"EmailSendingAccount\": \"COGNITO_DEFAULT\"}",
                  "{\"EmailSendingAccount\": \"COGNITO_DEFAULT\", \"From\": \"a\"}")),
          Map.entry(
              "SmsConfiguration",
              List.of(
                  "{\"SnsCallerArn\": \"arn:aws:iam::123456789012:role/sms\"}",
                  "{\"EumsSms\": {\"CallerArn\": \"arn:aws:iam::123456789012:role/sms\", \"Pool\": 1}}")),
          Map.entry(
              "UserPoolTags", List.of("{}", "{\"a\": \"b\"}", "{\"aws:x\": \"y\", \"a\": \"\"}")),
          Map.entry("AdminCreateUserConfig", List.of("{}", "{\"UnusedAccountValidityDays\": 90}")),
          Map.entry(
              "UserPoolAddOns",
              List.of(
                  "{\"AdvancedSecurityMode\": \"OFF\"}", "{\"AdvancedSecurityMode\": \"AUDIT\"}")),
          Map.entry(
              "AccountRecoverySetting",
              List.of(
                  "{}", "{\"RecoveryMechanisms\": [{\"Priority\": 1, \"Name\": \"admin_only\"}]}")),
          Map.entry("UserPoolTier", List.of("\"LITE\"", "\"ESSENTIALS\"", "\"PLUS\"")),
          Map.entry("KeyConfiguration", List.of(WIRED)),
          Map.entry("BrandNew", List.of(WIRED, "[]", "\"\"", "false")));

  private static final List<String> FACTORS =
      List.of(
          "{}",
          "{\"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}}",
          "{\"SmsMfaConfiguration\": {\"SmsConfiguration\": {\"SnsCallerArn\": \"arn:aws:iam::123456789012:role/other\"}}}",
          "{\"EmailMfaConfiguration\": {\"Message\": \"{####}\"}, \"New\": {\"a\": [0]}}",
          "{\"WebAuthnConfiguration\": {\"UserVerification\": \"preferred\"}}");

  @ParameterizedTest
  @EnumSource
  void changesNothing(Omission omission) {
    Random random = new Random(2026);
    int taken = 0;
    for (int count = 0; count < POOLS; count++) {
      JsonObject description = description(random);
      TestPool pool = loaded(description, mfaConfig(description, random), omission);
      taken += leavesAsItWas(pool, "UpdateUserPool", echo(pool.description()));
    }
    assertThat(taken).as("the others break a coupling").isGreaterThan(POOLS / 3);
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingOfMfa(Omission omission) {
    Random random = new Random(2027);
    int taken = 0;
    for (int count = 0; count < POOLS; count++) {
      // Not a factor of its own SMS settings: those would be written to the pool.
      JsonObject description =
          Members.of(description(random))
              .put(
                  "SmsConfiguration",
                  value("{\"SnsCallerArn\": \"arn:aws:iam::123456789012:role/other\"}"))
              .toObject();
      TestPool pool = loaded(description, mfaConfig(description, random), omission);
      taken += leavesAsItWas(pool, "SetUserPoolMfaConfig", pool.mfaConfig());
    }
    assertThat(taken).as("the others break a coupling").isGreaterThan(POOLS / 3);
  }

  private static TestPool loaded(
      JsonObject description, Optional<JsonObject> mfaConfig, Omission omission) {
    return TestPool.loaded(description, mfaConfig).mode(omission, Nulls.UNSET);
  }

  /// @return 1 if the echo is taken
  private static int leavesAsItWas(TestPool pool, String operation, JsonObject echo) {
    JsonObject printed = pool.description();
    JsonObject mfaPrinted = pool.mfaConfig();

    Reply.Answered reply = pool.call(operation, echo);

    assertThat(undated(pool.description())).as("of %s", printed).isEqualTo(undated(printed));
    assertThat(pool.mfaConfig()).as("of %s", printed).isEqualTo(mfaPrinted);
    return reply.httpStatus() == 200 ? 1 : 0;
  }

  private static JsonObject description(Random random) {
    Members members = Members.none();
    PRINTED.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(_ -> random.nextInt(3) > 0)
        .forEach(entry -> members.put(entry.getKey(), value(oneOf(entry.getValue(), random))));
    if (random.nextBoolean()) {
      int days = random.nextInt(3);
      members.put(
          "Policies",
          json("{\"PasswordPolicy\": {\"TemporaryPasswordValidityDays\": %d}}".formatted(days)));
      members.put(
          "AdminCreateUserConfig",
          json("{\"UnusedAccountValidityDays\": %d}".formatted(days == 0 ? 7 : days)));
    }
    return members.toObject();
  }

  private static Optional<JsonObject> mfaConfig(JsonObject description, Random random) {
    JsonValue mode = description.getOrDefault("MfaConfiguration", Json.createValue("OFF"));
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(
            Members.of(json(oneOf(FACTORS, random))).put("MfaConfiguration", mode).toObject());
  }

  /// What a careful caller sends: all of it, less what the API does not take back.
  private static JsonObject echo(JsonObject printed) {
    Members request = Members.of(printed).set("PoolName", MemberPath.value("Name", printed));
    Pool.READ_ONLY.forEach(request::remove);
    if (MemberPath.value("Policies.PasswordPolicy.TemporaryPasswordValidityDays", printed)
        .isPresent()) {
      MemberPath.object("AdminCreateUserConfig", printed)
          .ifPresent(
              config ->
                  request.put(
                      "AdminCreateUserConfig",
                      Members.of(config).remove("UnusedAccountValidityDays").toObject()));
    }
    MemberPath.object("UserPoolTags", printed)
        .ifPresent(
            tags -> request.put("UserPoolTags", Members.of(tags).remove("aws:x").toObject()));
    return request.toObject();
  }

  private static JsonObject undated(JsonObject description) {
    return Members.of(description).remove("LastModifiedDate").toObject();
  }

  private static String oneOf(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
