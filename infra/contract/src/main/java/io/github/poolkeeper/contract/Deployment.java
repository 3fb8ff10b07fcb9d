package io.github.poolkeeper.contract;

import io.github.poolkeeper.contract.Scene.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The template, deployed as the README says, changed and taken away again.
final class Deployment {
  static final String STACK = Target.PREFIX;
  private static final List<String> FUNCTIONS = List.of("apply", "history", "intake");

  private Deployment() {}

  static void deploy(Scene scene) throws Exception {
    Instant started = Instant.now();
    Sam sam = new Sam(scene);
    sam.run("build", "--template-file", "template.yaml");
    deploy(scene, sam, "UnknownSettings=carry", "ApprovalExpiryHours=72");
    Aws aws = scene.aws();
    Answer stack = aws.call("cloudformation", "DescribeStacks", named()).orFail();
    Map<String, String> outputs = zipped(stack, "OutputKey", "OutputValue");
    scene.deployed(
        new Stack(
            output(outputs, "ChangeRequestsQueueUrl"),
            URI.create(output(outputs, "HistoryApiUrl")),
            output(outputs, "ChangeEventsBusName")));
    CallerRole.create(aws, output(outputs, "HistoryApiArn"));
    reportEvents(scene, stack, Duration.between(started, Instant.now()));
    reportAlarms(scene);
    reportDeadLetters(scene, outputs);
    reportSnapStart(scene);
  }

  private static void deploy(Scene scene, Sam sam, String... parameters) throws Exception {
    Target target = scene.aws().target();
    List<String> overrides =
        new ArrayList<>(
            List.of(
                "UserPoolArns=" + scene.stackPool().arn(),
                "KmsKeyArns=" + scene.names().meaning("key"),
                "SmsRoleArns=" + scene.names().meaning("smsRole")));
    overrides.addAll(List.of(parameters));
    List<String> command =
        Stream.concat(
                Stream.of(
                    "deploy",
                    "--stack-name",
                    STACK,
                    "--s3-prefix",
                    STACK,
                    "--resolve-s3",
                    "--no-confirm-changeset",
                    "--no-fail-on-empty-changeset",
                    "--capabilities",
                    "CAPABILITY_IAM",
                    "--region",
                    target.region(),
                    "--parameter-overrides"),
                overrides.stream())
            .toList();
    sam.run(command.toArray(String[]::new));
  }

  private static void reportEvents(Scene scene, Answer stack, Duration took)
      throws IOException, InterruptedException {
    Answer events = scene.aws().call("cloudformation", "DescribeStackEvents", named()).orFail();
    List<String> statuses = events.elements("ResourceStatus");
    List<String> ids = events.elements("LogicalResourceId");
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < Math.min(ids.size(), statuses.size()); i++) {
      if (statuses.get(i).endsWith("_FAILED")) {
        failed.add(ids.get(i));
      }
    }
    String status = stack.element("StackStatus").orElse("no status");
    JsonObject measured = Json.createObjectBuilder().add("seconds", took.toSeconds()).build();
    scene
        .report()
        .found(
            "deploy/from-zero",
            "%s, %s failed on the way"
                .formatted(status, failed.isEmpty() ? "nothing" : failed.toString()),
            measured,
            List.of(events));
  }

  private static void reportAlarms(Scene scene) throws IOException, InterruptedException {
    Answer alarms =
        scene
            .aws()
            .call("monitoring", "DescribeAlarms", Scene.object("AlarmNamePrefix", STACK + "-"))
            .orFail();
    List<String> raised =
        zipped(alarms, "AlarmName", "StateValue").entrySet().stream()
            .filter(alarm -> alarm.getValue().equals("ALARM"))
            .map(Map.Entry::getKey)
            .toList();
    scene
        .report()
        .found("deploy/alarms", (raised.isEmpty() ? "none" : raised) + " in ALARM", alarms);
  }

  private static void reportDeadLetters(Scene scene, Map<String, String> outputs)
      throws IOException, InterruptedException {
    List<String> full = new ArrayList<>();
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      if (output.getKey().endsWith("DeadLetterQueueUrl")
          && messages(scene, output.getValue()) > 0) {
        full.add(output.getKey());
      }
    }
    scene.report().found("deploy/dead-letters", full.isEmpty() ? "empty" : "messages in " + full);
  }

  private static int messages(Scene scene, String url) throws IOException, InterruptedException {
    String number = "ApproximateNumberOfMessages";
    JsonObject request =
        Json.createObjectBuilder()
            .add("QueueUrl", url)
            .add("AttributeNames", Json.createArrayBuilder().add(number))
            .build();
    JsonObject attributes = scene.aws().call("sqs", "GetQueueAttributes", request).orFail().json();
    return Integer.parseInt(attributes.getJsonObject("Attributes").getString(number));
  }

  private static void reportSnapStart(Scene scene) throws IOException, InterruptedException {
    List<String> on = new ArrayList<>();
    List<Answer> said = new ArrayList<>();
    for (String function : FUNCTIONS) {
      Answer live = configuration(scene, function, "live");
      said.add(live);
      if (Documents.at(live.json(), "/SnapStart/OptimizationStatus")
          .filter(Json.createValue("On")::equals)
          .isPresent()) {
        on.add(function);
      }
    }
    scene
        .report()
        .found(
            "deploy/snap-start",
            "On for " + String.join(", ", on),
            JsonValue.EMPTY_JSON_OBJECT,
            said);
  }

  /// What a person sees who deploys the template again with other parameters.
  static void changeParameters(Scene scene) throws Exception {
    Answer intakeBefore = configuration(scene, "intake", "live");
    deploy(scene, new Sam(scene), "UnknownSettings=refuse", "ApprovalExpiryHours=1");
    Answer intakeAfter = configuration(scene, "intake", "live");
    reportLive(scene);
    String before = intakeBefore.json().getString("Version");
    String after = intakeAfter.json().getString("Version");
    scene
        .report()
        .found(
            "parameter/unchanged-function",
            before.equals(after) ? "the same" : "another",
            intakeBefore,
            intakeAfter);
    reportExpiry(scene);
  }

  private static void reportLive(Scene scene) throws IOException, InterruptedException {
    List<Answer> said = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    for (String function : List.of("apply", "history")) {
      Answer live = configuration(scene, function, "live");
      Answer latest = configuration(scene, function, "$LATEST");
      said.addAll(List.of(live, latest));
      if (!Documents.at(live.json(), "/Environment")
          .equals(Documents.at(latest.json(), "/Environment"))) {
        behind.add(function);
      }
    }
    scene
        .report()
        .found(
            "parameter/live",
            behind.isEmpty() ? "all of it" : "not the environment of " + behind,
            JsonValue.EMPTY_JSON_OBJECT,
            said);
  }

  private static void reportExpiry(Scene scene) throws Exception {
    var changes = new Changes(scene);
    String pool = scene.stackPool().id();
    JsonObject request =
        Json.createObjectBuilder()
            .add("userPoolId", pool)
            .add("requestId", "parameter-expiry")
            .add(
                "change",
                Documents.object("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":6}}}"))
            .build();
    changes.send(scene.person("requester"), request);
    Answer waits = changes.ended(pool, "parameter-expiry");
    JsonObject record = Changes.record(waits);
    Instant asked = Instant.parse(record.getString("requestedAt"));
    String observed =
        record.containsKey("expiresAt")
            ? Duration.between(asked, Instant.parse(record.getString("expiresAt"))).toHours()
                + " hour"
            : "it does not wait: " + record.getString("status");
    scene.report().found("parameter/change", observed, waits);
  }

  static void remove(Scene scene) throws Exception {
    new Cleaning(scene.aws(), scene.project(), System.err).rule();
    new Sam(scene).run(Sam.deletion(scene.aws().target().region()));
    Answer stack = scene.aws().call("cloudformation", "DescribeStacks", named());
    scene
        .report()
        .found(
            "remove/stack",
            stack.taken() ? stack.element("StackStatus").orElse("it stands") : "the stack is gone",
            stack);
    List<String> tables = Cleaning.tables(scene.aws());
    List<Answer> said = new ArrayList<>();
    for (String table : tables) {
      said.add(scene.aws().call("dynamodb", "DescribeTable", Scene.object("TableName", table)));
    }
    boolean isProtected =
        said.stream()
            .anyMatch(
                answer ->
                    answer
                        .json()
                        .getJsonObject("Table")
                        .getBoolean("DeletionProtectionEnabled", false));
    String left = isProtected ? "is left, protected" : "is left: " + tables;
    scene
        .report()
        .found(
            "remove/table", tables.isEmpty() ? "is gone" : left, JsonValue.EMPTY_JSON_OBJECT, said);
  }

  static JsonObject named() {
    return Scene.object("StackName", STACK);
  }

  private static Answer configuration(Scene scene, String function, String qualifier)
      throws IOException, InterruptedException {
    String logical = Character.toUpperCase(function.charAt(0)) + function.substring(1) + "Function";
    String path =
        "/2015-03-31/functions/%s/configuration?Qualifier=%s"
            .formatted(physicalId(scene.aws(), logical), Aws.encoded(qualifier));
    return scene.aws().get("lambda", path).orFail();
  }

  static String physicalId(Aws aws, String logicalId) throws IOException, InterruptedException {
    JsonObject request =
        Json.createObjectBuilder(named()).add("LogicalResourceId", logicalId).build();
    return aws.call("cloudformation", "DescribeStackResource", request)
        .orFail()
        .element("PhysicalResourceId")
        .orElseThrow();
  }

  private static String output(Map<String, String> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }

  private static Map<String, String> zipped(Answer answer, String key, String value) {
    List<String> keys = answer.elements(key);
    List<String> values = answer.elements(value);
    Map<String, String> zipped = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      zipped.put(keys.get(i), values.get(i));
    }
    return zipped;
  }
}
