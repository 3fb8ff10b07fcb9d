package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.simulation.Scenario.Step;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every kind of request, one by one.
final class Scenarios {
  static final UserPoolId POOL = new UserPoolId("eu-west-1_Simulated");
  private static final UserPoolId OTHER = new UserPoolId("eu-west-1_Other");

  /// Cognito keeps it where an update leaves it out.
  static final Pointer KEPT = Pointer.parse("/Policies/SignInPolicy");

  static final JsonObject DOCUMENT =
      JsonText.parse(
              """
              {"PoolName": "people",
               "Policies": {"PasswordPolicy": {"MinimumLength": 8}},
               "LambdaConfig": {"PreSignUp": "arn:aws:lambda:eu-west-1:123456789012:function:pre"},
               "UserPoolTags": {"team": "identity"},
               "MfaConfiguration": "OFF",
               "NobodyKnows": {"at": ["all"]}}
              """)
          .asJsonObject();

  static final int MAX_DELIVERIES = 10;

  /// The one in which most can go wrong.
  static final String RICHEST = "change of two calls";

  private static final String ONE_CALL = "\"change\":{\"UserPoolTags\":{\"team\":\"security\"}}";
  private static final String TWO_CALLS =
      "\"change\":{\"PoolName\":\"folk\",\"MfaConfiguration\":\"OPTIONAL\","
          + "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}";
  private static final String FACTORS =
      "\"change\":{\"Policies\":{\"SignInPolicy\":"
          + "{\"AllowedFirstAuthFactors\":[\"PASSWORD\",\"WEB_AUTHN\"]}}}";
  private static final String NAME = "\"change\":{\"PoolName\":\"kin\"}";
  private static final Hold.Scope EVERYTHING = new Hold.Scope.Everything();

  /// Two have to agree to a name, one to MFA; sign-in must not be touched.
  static final Policy POLICY =
      Policies.of(
          """
          {"version": "simulated", "rules": [
            {"id": "name", "settings": ["/PoolName"], "direction": "any", "effect": "approve",
             "approvers": 2, "because": "two have to agree"},
            {"id": "factors", "settings": ["/Policies/SignInPolicy/AllowedFirstAuthFactors"],
             "direction": "any", "effect": "forbid", "because": "sign-in stays"},
            {"id": "tags", "settings": ["/UserPoolTags", "/UserPoolTags/*"],
             "direction": "any", "effect": "allow", "because": "tags do no harm"}]}
          """);

  private static final String TOKEN = ",\"taskToken\":\"waiting-for-it\"";

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(
            one("change of one call", ONE_CALL),
            one("change of two calls", TWO_CALLS + TOKEN),
            one(
                "change of the second call alone",
                "\"change\":{\"MfaConfiguration\":\"OPTIONAL\","
                    + "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}"),
            one(
                "change that adds and removes",
                "\"change\":{\"LambdaConfig\":{\"PreSignUp\":null,\"PostConfirmation\":"
                    + "\"arn:aws:lambda:eu-west-1:123456789012:function:post\"},"
                    + "\"DeviceConfiguration\":{\"ChallengeRequiredOnNewDevice\":true}}"),
            one("dry run", TWO_CALLS + ",\"dryRun\":true" + TOKEN),
            one("expect is met", TWO_CALLS + ",\"expect\":{\"MfaConfiguration\":\"OFF\"}" + TOKEN),
            one("expect is not met", ONE_CALL + ",\"expect\":{\"PoolName\":\"folk\"}" + TOKEN),
            one("nothing to do", "\"change\":{\"PoolName\":\"people\"}" + TOKEN),
            one("wrong on this pool", "\"change\":{\"MfaConfiguration\":\"ON\"}" + TOKEN),
            one("wrong in itself", "\"chnge\":{}" + TOKEN),
            raw("unreadable", "not JSON"),
            scenario(
                "asked for over HTTP, and once",
                List.of(),
                List.of(new Step.Call(POOL, _ -> body("r", ONE_CALL)))),
            rolledBack("refuse", List.of()),
            rolledBack("refuse", List.of(new Step.Edit(POOL, "/PoolName", "others"))),
            rolledBack("skip", List.of(new Step.Edit(POOL, "/PoolName", "others"))),
            rolledBack("force", List.of(new Step.Edit(POOL, "/PoolName", "others"))),
            after("restore", List.of(send("a", TWO_CALLS), send("b", ONE_CALL)), restore("")),
            after(
                "restore of a path",
                List.of(send("a", TWO_CALLS), send("b", ONE_CALL)),
                restore(",\"paths\":[\"/UserPoolTags\"]")),
            after(
                "rollback that Cognito keeps from removing",
                List.of(send("a", FACTORS)),
                new Step.Send(
                    POOL, world -> body("r", rollback(world.changeOf(POOL, "a"), "refuse")))),
            after(
                "changes made by others",
                List.of(send("a", ONE_CALL), new Step.Edit(POOL, "/PoolName", "others")),
                send("r", TWO_CALLS)),
            two("the same twice", send("r", TWO_CALLS + TOKEN), send("r", TWO_CALLS + TOKEN)),
            two("another under its id", send("r", ONE_CALL), send("r", TWO_CALLS + TOKEN)),
            two("wrong twice under an id", send("r", "\"chnge\":{}"), send("r", "\"chage\":{}")),
            two("one after the other", send("r", TWO_CALLS), send("s", ONE_CALL)),
            two(
                "one on top of the other",
                send("r", ONE_CALL),
                send("s", ONE_CALL.replace("security", "operations"))),
            judged("people have to agree", send("r", TWO_CALLS + TOKEN)),
            judged("people have to agree to both", send("r", TWO_CALLS), send("s", NAME + TOKEN)),
            judged("it is forbidden", send("r", FACTORS + TOKEN)),
            judged(
                "it has its time",
                send("r", ONE_CALL + ",\"notBefore\":\"2026-01-01T01:00:00Z\"" + TOKEN)),
            judged(
                "it is too late",
                send("r", ONE_CALL + ",\"notAfter\":\"2025-01-01T00:00:00Z\"" + TOKEN)),
            judged(
                "changes are stopped and go on",
                new Step.Turn(EVERYTHING, true),
                send("r", ONE_CALL + TOKEN),
                new Step.Turn(EVERYTHING, false)),
            new Scenario(
                "two pools at once",
                Map.of(POOL, DOCUMENT, OTHER, DOCUMENT),
                List.of(),
                List.of(
                    send("r", TWO_CALLS),
                    new Step.Send(OTHER, _ -> body(OTHER, "r", ONE_CALL)),
                    send("s", ONE_CALL),
                    new Step.Send(OTHER, _ -> body(OTHER, "s", NAME))),
                MAX_DELIVERIES,
                Policies.ANYTHING_GOES),
            after(
                "another change is sent in another group",
                List.of(send("a", ONE_CALL)),
                send("r", TWO_CALLS + TOKEN),
                new Step.Astray(POOL, "elsewhere"),
                new Step.Astray(POOL, "nowhere")),
            nowhere())
        .toList();
  }

  static Step.Send send(String requestId, String members) {
    return new Step.Send(POOL, _ -> body(requestId, members));
  }

  static String body(String requestId, String members) {
    return body(POOL, requestId, members);
  }

  private static String body(UserPoolId pool, String requestId, String members) {
    return "{\"userPoolId\":\"%s\",\"requestId\":\"%s\",%s}".formatted(pool, requestId, members);
  }

  private static Scenario one(String name, String members) {
    return scenario(name, List.of(), List.of(send("r", members)));
  }

  private static Scenario two(String name, Step first, Step second) {
    return scenario(name, List.of(), List.of(first, second));
  }

  private static Scenario raw(String name, String body) {
    return scenario(name, List.of(), List.of(new Step.Send(POOL, _ -> body)));
  }

  private static Scenario after(String name, List<Step> before, Step... under) {
    return scenario(name, before, List.of(under));
  }

  private static Scenario rolledBack(String onConflict, List<Step> edits) {
    return scenario(
        "rollback, %s, %d conflicts".formatted(onConflict, edits.size()),
        Stream.concat(Stream.of(send("a", TWO_CALLS)), edits.stream()).toList(),
        List.of(
            new Step.Send(
                POOL, world -> body("r", rollback(world.changeOf(POOL, "a"), onConflict)))));
  }

  private static String rollback(String changeId, String onConflict) {
    return "\"rollback\":{\"changeId\":\"%s\",\"onConflict\":\"%s\"}"
        .formatted(changeId, onConflict);
  }

  private static Step restore(String members) {
    return send("r", "\"restore\":{\"revision\":1" + members + "}");
  }

  private static Scenario nowhere() {
    return new Scenario(
        "no such pool",
        Map.of(),
        List.of(),
        List.of(send("r", ONE_CALL + TOKEN)),
        MAX_DELIVERIES,
        Policies.ANYTHING_GOES);
  }

  private static Scenario scenario(String name, List<Step> before, List<Step> under) {
    return new Scenario(
        name, Map.of(POOL, DOCUMENT), before, under, MAX_DELIVERIES, Policies.ANYTHING_GOES);
  }

  /// Under a policy by which people have to agree.
  private static Scenario judged(String name, Step... under) {
    return new Scenario(
        name, Map.of(POOL, DOCUMENT), List.of(), List.of(under), MAX_DELIVERIES, POLICY);
  }
}
