package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.server.AwsJsonServer;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.local.cognito.FakeCognito;
import io.github.poolkeeper.local.cognito.Reply;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// The stand-in for Cognito behind HTTP, with one pool, and the adapter over the SDK's real client.
record CognitoServer(FakeCognito cognito, AwsJsonServer http, CognitoIdentityProviderClient client)
    implements AutoCloseable {
  static final UserPoolId POOL = new UserPoolId("eu-west-1_Tested");

  /// Every structure that has a special treatment, with values unlike the defaults, and members
  /// that no model knows.
  static final String RICH =
      """
      {
        "Id": "eu-west-1_Tested",
        "Name": "customers",
        "Arn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Tested",
        "CreationDate": 1.5E9,
        "LastModifiedDate": 1726784814.598,
        "EstimatedNumberOfUsers": 7,
        "SchemaAttributes": [{"Name": "an_attribute_of_more_than_twenty_characters"}],
        "UsernameAttributes": ["email"],
        "Policies": {
          "PasswordPolicy": {
            "MinimumLength": 12, "RequireUppercase": true, "RequireLowercase": true,
            "RequireNumbers": true, "RequireSymbols": false, "TemporaryPasswordValidityDays": 3
          },
          "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}
        },
        "DeletionProtection": "ACTIVE",
        "LambdaConfig": {
          "PreSignUp": "arn:aws:lambda:eu-west-1:123456789012:function:pre",
          "NewTrigger": {"Deep": [1, {"er": true}]}
        },
        "AutoVerifiedAttributes": ["email"],
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK"},
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": []},
        "MfaConfiguration": "OPTIONAL",
        "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": false},
        "EmailConfiguration": {
          "EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "help@example.com"
        },
        "SmsConfiguration": {
          "SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "one"
        },
        "UserPoolTags": {"aws:cloudformation:stack-name": "identity", "team": "ログイン 利用者"},
        "AdminCreateUserConfig": {
          "AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 3,
          "InviteMessageTemplate": {"EmailMessage": "  {username}\\n<b>{####}</b>  "}
        },
        "UserPoolAddOns": {
          "AdvancedSecurityMode": "AUDIT", "AdvancedSecurityAdditionalFlows": {}
        },
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "admin_only"}]},
        "UserPoolTier": "PLUS",
        "BrandNew": {"Deep": [1, {"er": true}], "Precise": 0.30000000000000004441}
      }
      """;

  static final String RICH_MFA =
      """
      {
        "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {
          "SmsConfiguration": {
            "SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "one"
          }
        },
        "SoftwareTokenMfaConfiguration": {"Enabled": true},
        "WebAuthnConfiguration": {
          "UserVerification": "required",
          "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"
        },
        "NewFactor": {"Deep": [1, {"er": true}]}
      }
      """;

  static CognitoServer start(String userPool, String mfaConfig) throws IOException {
    FakeCognito cognito = new FakeCognito(() -> Instant.parse("2026-03-01T10:00:00.250Z"));
    cognito.load(POOL.value(), json(userPool), Optional.of(json(mfaConfig)));
    AwsJsonServer http =
        new AwsJsonServer((operation, request) -> reply(cognito.call(operation, request)));
    CognitoIdentityProviderClient client =
        CognitoModule.builder(ClientSettings.live(), new CognitoTraffic())
            .endpointOverride(http.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    return new CognitoServer(cognito, http, client);
  }

  CognitoUserPools pools() {
    return new CognitoUserPools(new CognitoApi(client));
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }

  static JsonObject json(String text) {
    return JsonText.parse(text).asJsonObject();
  }

  private static Optional<AwsJsonServer.Reply> reply(Reply reply) {
    return switch (reply) {
      case Reply.Answered(int status, JsonObject body) ->
          Optional.of(new AwsJsonServer.Reply(status, body.toString()));
      case Reply.Dropped() -> Optional.empty();
    };
  }
}
