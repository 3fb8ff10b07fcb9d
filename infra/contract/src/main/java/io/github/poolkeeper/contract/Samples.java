package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;

/// The messages of `events/`, one after the other, to a pool that is like the one they are for as
/// far as an account without a mail domain can have it; and what moved besides.
final class Samples {
  private static final JsonObject OWN_SENDER =
      Documents.object("{\"EmailConfiguration\":{\"EmailSendingAccount\":\"COGNITO_DEFAULT\"}}");

  private Samples() {}

  static void ask(Scene scene) throws Exception {
    ThrowAwayPool pool = scene.stackPool();
    pool.update(like(scene, pool)).orFail();
    for (Question question : scene.report().of("samples")) {
      ask(scene, pool, question.id());
    }
  }

  private static void ask(Scene scene, ThrowAwayPool pool, String id) throws Exception {
    Path file = scene.project().resolve("events").resolve(id.replaceFirst("^.*/", "") + ".json");
    JsonObject request =
        Documents.with(
            Documents.object(translated(scene, Files.readString(file))),
            Scene.object("userPoolId", pool.id()));
    var changes = new Changes(scene);
    JsonObject before = whole(pool);
    String requestId = changes.send(scene.person("requester"), request);
    Answer ended = changes.endedWithApproval(pool.id(), requestId);
    JsonObject record = Changes.record(ended);
    SortedSet<String> moved = Documents.differing(before, whole(pool));
    moved.removeIf(path -> isPlanned(path, record));
    String beside = moved.isEmpty() ? "nothing else moved" : "and besides moved " + moved;
    scene.report().found(id, record.getString("status") + ", " + beside, ended);
  }

  /// What can be changed of a pool, MFA factors included.
  private static JsonObject whole(ThrowAwayPool pool) throws IOException, InterruptedException {
    Answer mfa = pool.aws().cognito("GetUserPoolMfaConfig", pool.named()).orFail();
    return Documents.with(pool.configuration(), mfa.json());
  }

  private static boolean isPlanned(String path, JsonObject record) {
    JsonValue differences = record.getOrDefault("differences", JsonValue.EMPTY_JSON_ARRAY);
    return differences.asJsonArray().getValuesAs(JsonObject.class).stream()
        .map(difference -> difference.getString("path"))
        .anyMatch(
            planned ->
                (path + "/").startsWith(planned + "/") || (planned + "/").startsWith(path + "/"));
  }

  /// `events/pool.json` without what no API knows, with names of this account.
  private static JsonObject like(Scene scene, ThrowAwayPool pool) throws Exception {
    String file = Files.readString(scene.project().resolve("events/pool.json"));
    JsonObject described = Documents.object(translated(scene, file)).getJsonObject("UserPool");
    JsonObject configuration = Documents.with(Documents.asRequest(described), pool.named());
    configuration = Documents.with(configuration, OWN_SENDER);
    for (String unknown :
        new String[] {
          "/BrandNew",
          "/LambdaConfig/BrandNewTrigger",
          "/UserPoolTags/aws:cloudformation:stack-name"
        }) {
      configuration = Documents.without(configuration, unknown);
    }
    return scene.names().filled(ofThisAccount(configuration), pool.arn());
  }

  private static JsonObject ofThisAccount(JsonObject configuration) {
    return Json.createMergePatch(
            Documents.object(
                """
                {
                  "PoolName": "poolkeeper-contract-samples",
                  "LambdaConfig": {"KMSKeyID": "{key}"},
                  "SmsConfiguration": {
                    "SnsCallerArn": "{smsRole}", "ExternalId": "poolkeeper-contract",
                    "SnsRegion": "{region}"
                  }
                }
                """))
        .apply(configuration)
        .asJsonObject();
  }

  /// The samples name an account and a Region that were made up.
  private static String translated(Scene scene, String text) {
    Target target = scene.aws().target();
    return text.replace("123456789012", target.accountId()).replace("us-east-1", target.region());
  }
}
