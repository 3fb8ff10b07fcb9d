package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/// What pools name and Cognito looks at when they do: a role for SMS, and a key.
final class Preparation {
  private static final Duration PROPAGATION = Duration.ofMinutes(3);
  private static final JsonObject WITH_SMS =
      Documents.object(
          """
          {"SmsConfiguration": {
            "SnsCallerArn": "{smsRole}", "ExternalId": "poolkeeper-contract", "SnsRegion": "{region}"}}
          """);

  private Preparation() {}

  static void make(Scene scene) throws Exception {
    smsRole(scene.aws());
    key(scene);
    awaitPropagation(scene);
  }

  /// Until Cognito may use the role: what comes before would be told of the role, not of the pool.
  private static void awaitPropagation(Scene scene) throws Exception {
    ThrowAwayPool.use(
        scene,
        "prepare",
        pool -> {
          JsonObject settings = scene.names().filled(WITH_SMS, pool.arn());
          Scene.awaitThat(
              PROPAGATION,
              () -> pool.set(settings).isEmpty(),
              "Cognito does not take the SMS role");
        });
  }

  private static void smsRole(Aws aws) throws IOException, InterruptedException {
    String trust =
        """
        {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Principal": {"Service": "cognito-idp.amazonaws.com"},
          "Action": "sts:AssumeRole",
          "Condition": {"StringEquals": {"sts:ExternalId": "poolkeeper-contract"}}}]}
        """;
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}]}
        """;
    JsonObject role =
        CallerRole.role(Cleaning.SMS_ROLE).add("AssumeRolePolicyDocument", trust).build();
    aws.call("iam", "CreateRole", role).orFail();
    aws.call(
            "iam",
            "PutRolePolicy",
            CallerRole.role(Cleaning.SMS_ROLE)
                .add("PolicyName", "send")
                .add("PolicyDocument", policy)
                .build())
        .orFail();
  }

  private static void key(Scene scene) throws IOException, InterruptedException {
    String description = Target.PREFIX + ": for user pools that last some minutes";
    JsonObject key =
        scene
            .aws()
            .call("kms", "CreateKey", Scene.object("Description", description))
            .orFail()
            .json()
            .getJsonObject("KeyMetadata");
    scene.names().key(key.getString("Arn"));
    JsonObject alias =
        Json.createObjectBuilder()
            .add("AliasName", Cleaning.KEY_ALIAS)
            .add("TargetKeyId", key.getString("KeyId"))
            .build();
    scene.aws().call("kms", "CreateAlias", alias).orFail();
  }
}
