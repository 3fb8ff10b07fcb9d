package io.github.poolkeeper.local.endtoend;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events in and out, and the tasks that wait, as somebody outside the stack sees them.
class EventsIT {
  private static final Path EVENT =
      RunningTemplate.PROJECT.resolve("events/eventbridge/raise-password-length.json");
  private static final JsonObject LENGTH_20 =
      LeafChange.patch("/Policies/PasswordPolicy/MinimumLength", Json.createValue(20));
  private static final List<String> LENGTH = List.of("/Policies/PasswordPolicy/MinimumLength");
  private static final String RULES = "arn:aws:events:eu-central-2:000000000000:rule/";
  private static final String TICKETS = "{\"source\": [\"com.example.tickets\"]}";
  private static final String PEOPLE = "arn:aws:sns:eu-central-2:000000000000:people";
  private static final String CHAT = "arn:aws:sns:eu-central-2:000000000000:chat";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static RunningTemplate template;
  private static Schema schema;
  private static int pools;

  private String pool = "";

  @BeforeAll
  static void start() throws Exception {
    template =
        RunningTemplate.start(
            Map.of(
                "EventRuleArns",
                RULES + "tickets/*," + RULES + "poolkeeper-change-events/*",
                "NoticeTopicArn",
                PEOPLE,
                "ChatTopicArn",
                CHAT));
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(RunningTemplate.PROJECT.resolve("docs/events.schema.json")));
  }

  @AfterAll
  static void stop() {
    HTTP.close();
    template.close();
  }

  @BeforeEach
  void load() throws Exception {
    pool = "eu-central-2_Events" + pools++;
    template.load(
        pool,
        Json.createObjectBuilder(RunningTemplate.resource("every-setting.json"))
            .add("Id", pool)
            .build(),
        RunningTemplate.resource("every-mfa-setting.json"));
  }

  @Test
  void tellEveryStateOfAChangeInOrderAndAsTheSchemaSays() throws Exception {
    JsonObject record =
        template.request(
            pool,
            request("r-1")
                .add("requestedBy", "Ines \"I.\" Weber\\")
                .add("change", LENGTH_20)
                .build());

    List<JsonObject> events = awaitEvents(of(record, "APPLIED"));

    assertThat(events).allSatisfy(EventsIT::isAsTheSchemaSays);
    List<JsonObject> its = events.stream().filter(of(record)).toList();
    assertThat(its).extracting(EventsIT::status).containsExactly("QUEUED", "APPLYING", "APPLIED");
    assertThat(its)
        .extracting(event -> event.getJsonObject("detail").getString("previousStatus"))
        .containsExactly("", "QUEUED", "APPLYING");
    assertThat(its).extracting(EventsIT::touched).containsExactly(List.of(""), LENGTH, LENGTH);
    JsonObject detail = its.getLast().getJsonObject("detail");
    assertThat(detail.getString("userPoolId")).isEqualTo(pool);
    assertThat(detail.getString("requestId")).isEqualTo("r-1");
    assertThat(detail.getString("requestedBy")).isEqualTo("Ines %22I.%22 Weber%5C");
    assertThat(detail.getString("endedAt")).isEqualTo(record.getString("endedAt"));
  }

  @Test
  void tellWhatOthersChangedWhatWasRejectedAndWhatWasRolledBack() throws Exception {
    JsonObject change = template.change(pool, LENGTH_20);
    JsonObject rollback = template.rollBack(pool, change);
    JsonObject rejected =
        template.request(
            pool, request("r-2").add("change", Json.createObjectBuilder().add("Nme", 1)).build());

    List<JsonObject> events = awaitEvents(of(rejected, "REJECTED"));

    assertThat(events).allSatisfy(EventsIT::isAsTheSchemaSays);
    List<JsonObject> its = events.stream().filter(this::isOfThePool).toList();
    assertThat(its)
        .extracting(event -> event.getJsonObject("detail").getString("kind") + " " + status(event))
        .containsExactly(
            "change QUEUED",
            "external APPLIED",
            "change APPLYING",
            "change APPLIED",
            "rollback QUEUED",
            "rollback APPLYING",
            "rollback APPLIED",
            "change REJECTED");
    JsonObject undone = its.stream().filter(of(rollback, "APPLIED")).findFirst().orElseThrow();
    assertThat(undone.getJsonObject("detail").getString("rollbackOf"))
        .isEqualTo(change.getString("changeId"));
    assertThat(undone.getJsonObject("detail").getJsonArray("weakened").toString())
        .isEqualTo("[\"/Policies/PasswordPolicy/MinimumLength\"]");
  }

  @Test
  void nameSettingsAndCarryNoneOfTheirValues() throws Exception {
    JsonObject subject =
        LeafChange.patch("/EmailVerificationSubject", Json.createValue("Zebra crossing"));
    JsonObject patch =
        Json.createObjectBuilder(subject)
            .add("UserPoolTags", Json.createObjectBuilder().add("secret project", "Gnu"))
            .build();

    JsonObject record = template.change(pool, patch);

    List<JsonObject> events = awaitEvents(of(record, "APPLIED"));
    assertThat(events.toString())
        .doesNotContain("Zebra", "secret project", "Gnu", "configuration", "document");
    assertThat(touched(events.stream().filter(of(record, "APPLIED")).findFirst().orElseThrow()))
        .containsExactlyInAnyOrder(
            "/EmailVerificationSubject",
            "/VerificationMessageTemplate/EmailSubject",
            "/UserPoolTags");
  }

  /// Two readings of one line; whoever asks has written none of it, whatever they write.
  @Test
  void tellPeopleAndChatsOfWhatNeedsSomebody() throws Exception {
    String forged = "x\"},\n\"title\": \"Approved\" <change> \u2028";
    JsonObject change =
        Json.createObjectBuilder(
                LeafChange.patch("/Policies/PasswordPolicy/MinimumLength", Json.createValue(6)))
            .add("PoolName", "approved by everybody")
            .build();
    String requestId = "r-" + forged.replace("\n", "");
    template.client.send(
        pool,
        request(requestId)
            .add("requestedBy", forged)
            .add("reason", forged)
            .add("change", change)
            .build()
            .toString());

    JsonObject record = template.client.awaitEnd(pool, requestId);
    JsonObject waiting =
        awaitEvents(of(record, "PENDING_APPROVAL")).stream()
            .filter(of(record, "PENDING_APPROVAL"))
            .findFirst()
            .orElseThrow();
    String id = waiting.getJsonObject("detail").getString("changeId");
    String notice = waiting.getJsonObject("detail").getString("notice");
    String command =
        "poolkeeper show " + id + " --stack poolkeeper --region " + template.stack.region();

    assertThat(notice)
        .startsWith(RunningTemplate.resource("every-setting.json").getString("Name"))
        .contains(pool, "/PoolName", "/Policies/PasswordPolicy/MinimumLength", "waits for ")
        .doesNotContain("Approved", "everybody", "\n");
    await().until(() -> !told(PEOPLE, id).isEmpty() && !told(CHAT, id).isEmpty());
    assertThat(told(PEOPLE, id)).containsExactly('"' + notice + " Look: " + command + '"');
    JsonObject custom =
        Json.createObjectBuilder()
            .add("version", "1.0")
            .add("source", "custom")
            .add(
                "content",
                Json.createObjectBuilder()
                    .add("title", "Poolkeeper: change PENDING_APPROVAL")
                    .add("description", notice)
                    .add("nextSteps", Json.createArrayBuilder().add(command)))
            .add(
                "metadata",
                Json.createObjectBuilder().add("threadId", id).add("eventType", "PENDING_APPROVAL"))
            .build();
    assertThat(told(CHAT, id)).containsExactly(custom.toString());
  }

  private static List<String> told(String topic, String changeId) {
    return template.stack.notices().after(0, Duration.ZERO).stream()
        .map(numbered -> numbered.event())
        .filter(told -> told.getString("topicArn").equals(topic))
        .map(told -> told.getString("message"))
        .filter(message -> message.contains(changeId))
        .toList();
  }

  @Test
  void askForAChangeOnceHoweverOftenTheyAreDelivered() throws Exception {
    JsonObject event = RunningTemplate.read(EVENT);
    JsonObject own =
        Json.createObjectBuilder(event)
            .add(
                "detail",
                Json.createObjectBuilder(event.getJsonObject("detail")).add("userPoolId", pool))
            .build();
    template.client.send(pool, own.toString());
    JsonObject record = template.client.awaitEnd(pool, event.getString("id"));

    template.client.send(
        pool, Json.createObjectBuilder(own).add("replay-name", "again").build().toString());
    JsonObject next = template.change(pool, LENGTH_20);

    assertThat(record.getString("status")).isEqualTo("APPLIED");
    assertThat(record.getString("requestedBy")).isEqualTo("com.example.tickets in 111122223333");
    assertThat(template.client.history(pool))
        .filteredOn(change -> change.getString("kind").equals("change"))
        .extracting(change -> change.getString("changeId"))
        .containsExactly(next.getString("changeId"), record.getString("changeId"));
  }

  @Test
  void askForAChangeThroughARuleThatTheQueueLetsInAndThroughNoOther() throws Exception {
    events("CreateEventBus", "{\"Name\": \"tickets\"}");
    rule("default", "not-let-in", TICKETS);
    rule("tickets", "approved", TICKETS);
    JsonObject event = RunningTemplate.read(EVENT);
    put("default", event, "not let in");
    JsonObject put = put("tickets", event, "let in");

    String id = put.getJsonArray("Entries").getJsonObject(0).getString("EventId");
    JsonObject record = template.client.awaitEnd(pool, id);

    assertThat(record.getString("status")).isEqualTo("APPLIED");
    assertThat(record.getString("reason")).isEqualTo("let in");
    assertThat(record.getString("requestedBy")).isEqualTo("com.example.tickets in 000000000000");
    assertThat(template.client.history(pool))
        .filteredOn(change -> change.getString("kind").equals("change"))
        .hasSize(1);
  }

  /// The queue that is followed with is intake's own, which has no use for such a message.
  @Test
  void leadWhatBecomesOfAChangeToAQueue() throws Exception {
    rule("poolkeeper-change-events", "follow", "{\"detail\": {\"status\": [\"UNCHANGED\"]}}");

    template.change(pool, LENGTH_20);
    JsonObject record = template.request(pool, request("again").add("change", LENGTH_20).build());

    assertThat(record.getString("status")).isEqualTo("UNCHANGED");
    assertThat(awaitRejected()).contains(record.getString("changeId"));
  }

  private static String awaitRejected() {
    String queue = template.stack.output("RejectedRequestsQueueUrl");
    JsonObject receive =
        Json.createObjectBuilder().add("QueueUrl", queue).add("WaitTimeSeconds", 1).build();
    return await()
        .until(
            () -> call("sqs", "AmazonSQS.ReceiveMessage", receive.toString()).toString(),
            answer -> answer.contains("UNCHANGED"));
  }

  private static void rule(String bus, String name, String pattern) throws Exception {
    events(
        "PutRule",
        Json.createObjectBuilder()
            .add("EventBusName", bus)
            .add("Name", name)
            .add("EventPattern", pattern)
            .build()
            .toString());
    events(
        "PutTargets",
        Json.createObjectBuilder()
            .add("EventBusName", bus)
            .add("Rule", name)
            .add(
                "Targets",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("Id", "poolkeeper")
                            .add("Arn", template.stack.output("ChangeRequestsQueueArn"))
                            .add(
                                "SqsParameters",
                                Json.createObjectBuilder().add("MessageGroupId", bus))))
            .build()
            .toString());
  }

  private JsonObject put(String bus, JsonObject event, String reason) throws Exception {
    JsonObject detail =
        Json.createObjectBuilder(event.getJsonObject("detail"))
            .add("userPoolId", pool)
            .add("reason", reason)
            .build();
    return events(
        "PutEvents",
        Json.createObjectBuilder()
            .add(
                "Entries",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("EventBusName", bus)
                            .add("Source", event.getString("source"))
                            .add("DetailType", event.getString("detail-type"))
                            .add("Detail", detail.toString())))
            .build()
            .toString());
  }

  private static JsonObject events(String operation, String body) throws Exception {
    return call("events", "AWSEvents." + operation, body);
  }

  private static JsonObject call(String service, String target, String body) throws Exception {
    HttpRequest request =
        new AwsSigner("test")
            .sign(
                service,
                "POST",
                template.stack.endpoint().resolve("/"),
                Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", target),
                body)
            .build();
    var response = HTTP.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  @Test
  void answerATaskThatIsTriedAgainAtOnceWhenItsChangeHasEnded() throws Exception {
    JsonObject record = template.request(pool, waiting("first"));

    template.client.send(pool, waiting("second").toString());

    JsonObject answer = awaitCallback("second-of-" + pool);
    assertThat(answer.getString("operation")).isEqualTo("SendTaskSuccess");
    assertThat(answer.getString("output")).contains(record.getString("changeId"));
    assertThat(template.client.history(pool)).hasSize(2);
  }

  private JsonObject waiting(String token) {
    return request("task").add("taskToken", token + "-of-" + pool).add("change", LENGTH_20).build();
  }

  private jakarta.json.JsonObjectBuilder request(String requestId) {
    return Json.createObjectBuilder().add("userPoolId", pool).add("requestId", requestId);
  }

  private boolean isOfThePool(JsonObject event) {
    return event.getJsonObject("detail").getString("userPoolId").equals(pool);
  }

  private static Predicate<JsonObject> of(JsonObject record) {
    String id = record.getString("changeId");
    return event -> event.getJsonObject("detail").getString("changeId").equals(id);
  }

  private static Predicate<JsonObject> of(JsonObject record, String status) {
    return of(record).and(event -> status(event).equals(status));
  }

  private static String status(JsonObject event) {
    return event.getJsonObject("detail").getString("status");
  }

  private static List<String> touched(JsonObject event) {
    return event.getJsonObject("detail").getJsonArray("touched").getValuesAs(JsonString::getString);
  }

  private static void isAsTheSchemaSays(JsonObject event) {
    assertThat(
            schema.validate(
                event.toString(),
                InputFormat.JSON,
                context -> context.executionConfig(c -> c.formatAssertionsEnabled(true))))
        .isEmpty();
  }

  /// Everything up to the event, as a listener gets it that asks again and again.
  private static List<JsonObject> awaitEvents(Predicate<JsonObject> last) throws Exception {
    List<JsonObject> events = new ArrayList<>();
    long after = 0;
    while (events.stream().noneMatch(last)) {
      JsonObject answer = get("/_local/events?wait=20&after=" + after).asJsonObject();
      assertThat(answer.getJsonArray("events")).as("events after " + after).isNotEmpty();
      events.addAll(answer.getJsonArray("events").getValuesAs(JsonObject.class));
      after = answer.getJsonNumber("last").longValueExact();
    }
    return events;
  }

  private static JsonObject awaitCallback(String token) {
    return await()
        .until(
            () ->
                get("/_local/callbacks").asJsonArray().getValuesAs(JsonObject.class).stream()
                    .filter(callback -> callback.getString("taskToken").equals(token))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static JsonValue get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(template.stack.endpoint().resolve(path)).build();
    String body = HTTP.send(request, BodyHandlers.ofString()).body();
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readValue();
    }
  }
}
