package io.github.poolkeeper.local.cli;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.lambda.Redelivery;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Dead letters that came about as they would in the account, and their way back. What fails is
/// delivered again at once, or this would take hours.
class RedriveIT {
  private static final Path PROJECT = Path.of("../../..");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static LocalStack stack;
  private static StackClient client;
  private static SqsCalls sqs;

  @BeforeAll
  static void start() throws Exception {
    stack =
        LocalStack.start(
            new StackSettings(new Project(PROJECT), 0, Map.of(), StackSettings.REHEARSAL, _ -> {})
                .withRedelivery(Redelivery.always(Duration.ZERO)),
            _ -> {});
    client =
        new StackClient(stack.endpoint(), stack.region(), stack.output("ChangeRequestsQueueUrl"));
    sqs = calls("test");
  }

  private static SqsCalls calls(String who) {
    return new SqsCalls(
        HTTP, new RequestSigner(AccessKey.ofUser(who), stack.region(), InstantSource.system()));
  }

  @AfterAll
  static void stop() {
    stack.close();
    HTTP.close();
  }

  /// The table is gone for a while: intake can do nothing with any request.
  @Test
  void requestsComeBackInTheirOrderUnderTheIdsThatTheyHad() throws Exception {
    String pool = load("eu-central-2_Requests");
    dynamoDb("DeleteTable", Json.createObjectBuilder().add("TableName", table()).build());
    String first =
        client.send(pool, "{\"userPoolId\":\"%s\",\"change\":%s}".formatted(pool, step(1)));
    String second = client.send(pool, request(pool, "named", 2));
    awaitDeadLetters("ChangeRequestsDeadLetterQueueUrl", 2);
    dynamoDb("CreateTable", createTable());

    String said =
        redrive("ChangeRequestsDeadLetterQueueUrl", stack.output("ChangeRequestsQueueUrl"));

    assertThat(said).containsSubsequence(first, second, "2 sent back");
    assertThat(client.awaitEnd(pool, first).getInt("revision")).isEqualTo(2);
    JsonObject named = client.awaitEnd(pool, "named");
    assertThat(named.getInt("revision")).isEqualTo(3);

    // Once more, as if the first time had been interrupted before the letter was deleted.
    client.send(pool, request(pool, first, 1));
    client.send(pool, request(pool, "after", 3));
    client.awaitEnd(pool, "after");
    assertThat(client.history(pool)).hasSize(4);
    assertThat(step(pool)).isEqualTo("3");
  }

  /// What is on record of the change cannot be read for a while: apply can do nothing with it.
  @Test
  void aChangeThatCannotBeReadGivesWayAndComesBackLater() throws Exception {
    String pool = load("eu-central-2_Changes");
    client.ask("PUT", "/user-pools/" + pool + "/freeze", "", "*/*");
    client.send(pool, request(pool, "dead", 1));
    String id = awaitHeld(pool, "dead");
    JsonObject record = dynamoDb("GetItem", entry("Key", pool, "change#" + id));
    dynamoDb("PutItem", item(unreadable(record.getJsonObject("Item"))));
    sendAgain(pool, id, "unreadable");
    awaitDeadLetters("ChangesDeadLetterQueueUrl", 1);
    dynamoDb("PutItem", item(record.getJsonObject("Item")));
    dynamoDb("DeleteItem", entry("Key", pool, "stop-switch"));

    client.send(pool, request(pool, "next", 2));
    assertThat(client.awaitEnd(pool, "next").getString("status")).isEqualTo("APPLIED");

    assertThat(redrive("ChangesDeadLetterQueueUrl", changesQueue())).endsWith("1 sent back\n");
    JsonObject dead = client.awaitEnd(pool, "dead");
    assertThat(dead.getString("status")).isEqualTo("APPLIED");

    // And again, when it has ended and a later change has gone over it.
    client.send(pool, request(pool, "later", 4));
    client.awaitEnd(pool, "later");
    sendAgain(pool, id, "ended");
    client.send(pool, request(pool, "last", 5));
    client.awaitEnd(pool, "last");
    assertThat(client.history(pool)).hasSize(5);
    assertThat(step(pool)).isEqualTo("5");
  }

  /// Nor do the ones that they make up: whoever sent a letter counts as having asked, and so does
  /// whoever sends it back.
  @Test
  void nobodyApprovesTheirOwnLetter() throws Exception {
    String pool = load("eu-central-2_Letters");
    String body =
        "{\"userPoolId\":\"%s\",\"requestId\":\"own\",\"change\":{\"PoolName\":\"mine\"}}"
            .formatted(pool);
    String madeUp =
        IntStream.range(0, 30).mapToObj(i -> " AIDAMADEUP" + i).collect(Collectors.joining());
    JsonObjectBuilder letter =
        Json.createObjectBuilder()
            .add("MessageGroupId", pool)
            .add("MessageDeduplicationId", "own-letter")
            .add("MessageBody", body)
            .add(
                "MessageAttributes",
                Json.createObjectBuilder()
                    .add(
                        "earlierSenders",
                        Json.createObjectBuilder()
                            .add("DataType", "String")
                            .add("StringValue", "AIDALOCALAPPROVER1" + madeUp)));
    calls("approver1")
        .call(URI.create(stack.output("ChangeRequestsDeadLetterQueueUrl")), "SendMessage", letter);

    redrive("ChangeRequestsDeadLetterQueueUrl", stack.output("ChangeRequestsQueueUrl"));

    JsonObject pending = client.awaitEnd(pool, "own");
    assertThat(pending.getString("status")).isEqualTo("PENDING_APPROVAL");
    client.answer(pending, "approve", "approver1", 403);
    client.answer(pending, "approve", "test", 403);
    client.answer(pending, "approve", "approver2", 200);
  }

  private static String redrive(String from, String to) throws Exception {
    var said = new ByteArrayOutputStream();
    int exit =
        Redrive.of(
                Map.of(
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_REGION", stack.region()),
                HTTP)
            .run(
                List.of(stack.output(from), to),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(exit).isZero();
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String changesQueue() {
    return stack.output("ChangesQueueUrl");
  }

  private static void sendAgain(String pool, String changeId, String why) throws Exception {
    JsonObjectBuilder message =
        Json.createObjectBuilder()
            .add("MessageGroupId", pool)
            .add("MessageDeduplicationId", why + "-" + changeId)
            .add(
                "MessageBody",
                "{\"userPoolId\":\"%s\",\"changeId\":\"%s\"}".formatted(pool, changeId));
    assertThat(sqs.call(URI.create(changesQueue()), "SendMessage", message))
        .containsKey("MessageId");
  }

  private static String awaitHeld(String pool, String requestId) throws Exception {
    JsonObject held = client.awaitEnd(pool, requestId);
    assertThat(held.getString("status")).isEqualTo("HELD");
    return held.getString("changeId");
  }

  private static void awaitDeadLetters(String queue, int count) {
    await().untilAsserted(() -> assertThat(messages(queue)).isEqualTo(Integer.toString(count)));
  }

  private static String messages(String queue) throws Exception {
    return sqs.call(
            URI.create(stack.output(queue)),
            "GetQueueAttributes",
            Json.createObjectBuilder()
                .add(
                    "AttributeNames", Json.createArrayBuilder().add("ApproximateNumberOfMessages")))
        .getJsonObject("Attributes")
        .getString("ApproximateNumberOfMessages");
  }

  private static JsonObject entry(String name, String pool, String entry) {
    return Json.createObjectBuilder()
        .add("TableName", table())
        .add(
            name,
            Json.createObjectBuilder()
                .add("userPoolId", Json.createObjectBuilder().add("S", pool))
                .add("entry", Json.createObjectBuilder().add("S", entry)))
        .build();
  }

  private static JsonObject item(JsonObject item) {
    return Json.createObjectBuilder().add("TableName", table()).add("Item", item).build();
  }

  private static JsonObject unreadable(JsonObject item) {
    return Json.createObjectBuilder(item)
        .add("record", Json.createObjectBuilder().add("B", "AAAA"))
        .build();
  }

  private static JsonObject dynamoDb(String operation, JsonObject body) throws Exception {
    var signer =
        new RequestSigner(AccessKey.ofUser("test"), stack.region(), InstantSource.system());
    var request =
        signer.sign(
            "dynamodb",
            "POST",
            stack.endpoint(),
            Map.of(
                "content-type",
                "application/x-amz-json-1.0",
                "x-amz-target",
                "DynamoDB_20120810." + operation),
            body.toString());
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  private static JsonObject createTable() {
    var place = new Place(stack.region(), "000000000000", "poolkeeper", stack.endpoint());
    return StackDefinition.read(PROJECT.resolve("template.yaml"), place, Map.of())
        .tables()
        .getFirst()
        .createTable();
  }

  private static String table() {
    return stack.output("HistoryTableName");
  }

  private static String load(String pool) {
    stack
        .cognito()
        .load(
            pool,
            Json.createObjectBuilder()
                .add("Name", "pool")
                .add("UserPoolTags", Json.createObjectBuilder().add("step", "0"))
                .build(),
            Optional.empty());
    return pool;
  }

  private static String step(int step) {
    return "{\"UserPoolTags\":{\"step\":\"%d\"}}".formatted(step);
  }

  private static String step(String pool) throws Exception {
    return client
        .describe(pool)
        .getJsonObject("UserPool")
        .getJsonObject("UserPoolTags")
        .getString("step");
  }

  private static String request(String pool, String id, int step) {
    return "{\"userPoolId\":\"%s\",\"requestId\":\"%s\",\"change\":%s}"
        .formatted(pool, id, step(step));
  }
}
