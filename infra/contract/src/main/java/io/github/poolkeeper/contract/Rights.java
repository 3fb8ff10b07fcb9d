package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which of apply's rights Cognito asks for, and its words where one is missing. The calls are
/// apply's own four, on a pool with a key, an SMS role and tags.
final class Rights {
  private static final String ALL = "all";
  private static final String REMOVE_A_TAG = "cognito-idp:UntagResource";
  private static final Duration PROPAGATION = Duration.ofMinutes(3);

  private Rights() {}

  static void ask(Scene scene) throws Exception {
    ThrowAwayPool pool = scene.stackPool();
    pool.setOrFail(scene.names().filled(withEverything(), pool.arn()));
    CallerRole.allow(scene.aws(), "apply", ofApply(scene.aws()).toString());
    awaitPropagation(scene, pool);
    for (Question question : scene.report().of("rights")) {
      String right = question.id().substring(question.id().indexOf('/') + 1);
      Optional<String> without =
          Optional.of(right).filter(name -> !name.equals(ALL) && !name.equals(REMOVE_A_TAG));
      AccessKey session = CallerRole.session(scene.aws(), "apply", without);
      List<Answer> said = change(scene.aws().as(session), pool, right.equals(REMOVE_A_TAG));
      scene
          .report()
          .found(question.id(), said.getLast().inWords(), JsonValue.EMPTY_JSON_OBJECT, said);
    }
  }

  private static JsonObject withEverything() {
    return Documents.object(
        """
        {
          "LambdaConfig": {
            "KMSKeyID": "{key}",
            "CustomEmailSender": {"LambdaVersion": "V1_0", "LambdaArn": "{function}"}
          },
          "SmsConfiguration": {
            "SnsCallerArn": "{smsRole}", "ExternalId": "poolkeeper-contract", "SnsRegion": "{region}"
          },
          "UserPoolTags": {"purpose": "contract", "stage": "test"}
        }
        """);
  }

  private static void awaitPropagation(Scene scene, ThrowAwayPool pool) throws Exception {
    AccessKey session = CallerRole.session(scene.aws(), "apply", Optional.empty());
    Scene.awaitThat(
        PROPAGATION,
        () -> scene.aws().as(session).cognito("DescribeUserPool", pool.named()).taken(),
        "IAM does not let the caller's role describe");
  }

  /// Apply's calls, up to the first that is refused.
  private static List<Answer> change(Aws session, ThrowAwayPool pool, boolean removesATag)
      throws IOException, InterruptedException {
    JsonObject configuration = pool.configuration();
    JsonObject update =
        removesATag ? Documents.without(configuration, "/UserPoolTags/stage") : configuration;
    JsonObject mfa = pool.aws().cognito("GetUserPoolMfaConfig", pool.named()).orFail().json();
    List<Answer> said = new ArrayList<>();
    said.add(session.cognito("DescribeUserPool", pool.named()));
    for (var call :
        List.<Call>of(
            () -> session.cognito("GetUserPoolMfaConfig", pool.named()),
            () -> session.cognito("UpdateUserPool", update),
            () -> session.cognito("SetUserPoolMfaConfig", Documents.with(mfa, pool.named())))) {
      if (said.getLast().taken()) {
        said.add(call.answer());
      }
    }
    return said;
  }

  private interface Call {
    Answer answer() throws IOException, InterruptedException;
  }

  /// What apply's role allows on pools, roles and keys.
  private static JsonObject ofApply(Aws aws) throws IOException, InterruptedException {
    String role = Deployment.physicalId(aws, "ApplyRole");
    String name =
        aws.call("iam", "ListRolePolicies", CallerRole.role(role).build())
            .orFail()
            .element("member")
            .orElseThrow();
    String document =
        aws.call("iam", "GetRolePolicy", CallerRole.role(role).add("PolicyName", name).build())
            .orFail()
            .element("PolicyDocument")
            .orElseThrow();
    JsonObject policy = Documents.object(URLDecoder.decode(document, StandardCharsets.UTF_8));
    var statements = Json.createArrayBuilder();
    policy.getJsonArray("Statement").getValuesAs(JsonObject.class).stream()
        .filter(Rights::isAboutPools)
        .forEach(statements::add);
    return Json.createObjectBuilder(policy).add("Statement", statements).build();
  }

  private static boolean isAboutPools(JsonObject statement) {
    return actions(statement.getOrDefault("Action", JsonValue.NULL))
        .anyMatch(action -> action.matches("(cognito-idp|iam|kms):.*"));
  }

  private static Stream<String> actions(JsonValue action) {
    return switch (action) {
      case JsonArray several ->
          several.getValuesAs(JsonString.class).stream().map(JsonString::getString);
      case JsonString one -> Stream.of(one.getString());
      default -> Stream.empty();
    };
  }
}
