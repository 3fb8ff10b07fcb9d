package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts of people that could break an event on its way from the table to a rule's queue.
final class Events {
  static final String QUEUE = Target.PREFIX + "-events";
  static final String RULE = Target.PREFIX + "-events";

  private static final String QUOTES = "CORP\\ines \"Max\" Weber";
  private static final String NEW_LINE = "Ines\nWeber <x>";
  private static final String PATTERN = "{\"source\": [\"poolkeeper\"]}";
  private static final Duration LONGEST_WAY = Duration.ofMinutes(1);

  private Events() {}

  /// Who hears the events that the rule follows.
  private interface Listener {
    List<JsonObject> heard() throws IOException, InterruptedException;
  }

  static void ask(Scene scene) throws Exception {
    Listener listener = scene.isLocal() ? feed(scene) : queue(scene);
    Optional<JsonObject> plain = event(scene, listener, "events-plain", "Ines Weber");
    scene.report().found("events/shape", plain.map(Events::shape).orElse("no event"));
    report(scene, listener, "events/quotes", "events-1", QUOTES, "requestedBy");
    report(scene, listener, "events/new-line", "events-2", NEW_LINE, "requestedBy");
    report(scene, listener, "events/request-id", "events \"3\\", "Ines Weber", "requestId");
  }

  private static void report(
      Scene scene, Listener listener, String id, String requestId, String who, String member)
      throws Exception {
    String observed =
        event(scene, listener, requestId, who)
            .map(event -> event.getJsonObject("detail").getString(member))
            .map(Events::judged)
            .orElse("no event");
    scene.report().found(id, observed);
  }

  private static String shape(JsonObject event) {
    JsonObject detail = event.getJsonObject("detail");
    return "an event, touched %s, rollbackOf %s"
        .formatted(
            detail.get("touched") instanceof JsonArray ? "a list" : detail.get("touched"),
            detail.get("rollbackOf") instanceof JsonString ? "a text" : detail.get("rollbackOf"));
  }

  private static String judged(String text) {
    boolean harmless = text.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
    return "an event, %s quotes, backslashes and line ends: %s"
        .formatted(harmless ? "without" : "with", text);
  }

  /// Asks for a dry run; the event that tells its end.
  private static Optional<JsonObject> event(
      Scene scene, Listener listener, String requestId, String requestedBy) throws Exception {
    var changes = new Changes(scene);
    ThrowAwayPool pool = scene.stackPool();
    JsonObject request =
        Json.createObjectBuilder()
            .add("userPoolId", pool.id())
            .add("requestId", requestId)
            .add("requestedBy", requestedBy)
            .add("dryRun", true)
            .add("change", Scene.object("DeletionProtection", "ACTIVE"))
            .build();
    changes.send(scene.person("requester"), request);
    JsonObject record = Changes.record(changes.ended(pool.id(), requestId));
    return Scene.await(
        LONGEST_WAY,
        () -> listener.heard().stream().filter(event -> tells(event, record)).findFirst());
  }

  private static boolean tells(JsonObject event, JsonObject record) {
    JsonObject detail = event.getJsonObject("detail");
    return detail.getString("changeId").equals(record.getString("changeId"))
        && detail.getString("status").equals(record.getString("status"));
  }

  /// The local stack's.
  private static Listener feed(Scene scene) {
    HttpRequest request =
        HttpRequest.newBuilder(
                scene.aws().target().endpoint("events").resolve("/_local/events?after=0"))
            .build();
    return () ->
        Documents.object(scene.aws().http().send(request, BodyHandlers.ofString()).body())
            .getJsonArray("events")
            .getValuesAs(JsonObject.class);
  }

  /// A rule on the stack's bus that leads to a queue.
  private static Listener queue(Scene scene) throws IOException, InterruptedException {
    Aws aws = scene.aws();
    Target target = aws.target();
    String queueArn = "arn:aws:sqs:%s:%s:%s".formatted(target.region(), target.accountId(), QUEUE);
    String bus = scene.stack().busName();
    String ruleArn =
        "arn:aws:events:%s:%s:rule/%s/%s".formatted(target.region(), target.accountId(), bus, RULE);
    JsonObject policy =
        Json.createObjectBuilder()
            .add("QueueName", QUEUE)
            .add("Attributes", Scene.object("Policy", letRule(ruleArn, queueArn)))
            .build();
    String url = aws.call("sqs", "CreateQueue", policy).orFail().json().getString("QueueUrl");
    JsonObject rule =
        Json.createObjectBuilder()
            .add("Name", RULE)
            .add("EventBusName", bus)
            .add("EventPattern", PATTERN)
            .build();
    aws.call("events", "PutRule", rule).orFail();
    JsonObject targets =
        Json.createObjectBuilder()
            .add("Rule", RULE)
            .add("EventBusName", bus)
            .add(
                "Targets",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("Id", "queue").add("Arn", queueArn)))
            .build();
    aws.call("events", "PutTargets", targets).orFail();
    return new ReceivedEvents(aws, url, new ArrayList<>());
  }

  private static String letRule(String ruleArn, String queueArn) {
    return """
        {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
          "Action": "sqs:SendMessage", "Resource": "%s",
          "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
        """
        .formatted(queueArn, ruleArn);
  }

  /// Keeps what it has received: a queue gives it out once for a while.
  private record ReceivedEvents(Aws aws, String url, List<JsonObject> received)
      implements Listener {
    @Override
    public List<JsonObject> heard() throws IOException, InterruptedException {
      JsonObject request =
          Json.createObjectBuilder()
              .add("QueueUrl", url)
              .add("MaxNumberOfMessages", 10)
              .add("WaitTimeSeconds", 5)
              .build();
      JsonObject answer = aws.call("sqs", "ReceiveMessage", request).orFail().json();
      if (answer.containsKey("Messages")) {
        answer.getJsonArray("Messages").getValuesAs(JsonObject.class).stream()
            .map(message -> Documents.object(message.getString("Body")))
            .forEach(received::add);
      }
      return received;
    }
  }
}
