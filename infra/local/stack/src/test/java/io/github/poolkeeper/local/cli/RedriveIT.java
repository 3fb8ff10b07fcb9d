package io.github.poolkeeper.local.cli;

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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    sqs =
        new SqsCalls(
            HTTP,
            new RequestSigner(AccessKey.ofUser("test"), stack.region(), InstantSource.system()));
  }

  @AfterAll
  static void stop() {
    stack.close();
    HTTP.close();
  }

  /// The table is gone for a while: intake can do nothing with any request.
  @Test
  void requestsComeBackInTheirOrderUnderTheIdsThatTheyHad() throws Exception {
    String pool = load("eu-central-2_Requests", "");
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

  /// What the pool is like does not fit the table: apply cannot even record the change.
  @Test
  void aChangeThatCannotBeRecordedGivesWayAndComesBackLater() throws Exception {
    String pool = load("eu-central-2_Changes", incompressible());
    client.send(pool, request(pool, "dead", 1));
    awaitDeadLetters("ChangesDeadLetterQueueUrl", 1);
    assertThat(client.changes(pool, "dead").getFirst().getString("status")).isEqualTo("QUEUED");
    load(pool, "");

    client.send(pool, request(pool, "next", 2));
    assertThat(client.awaitEnd(pool, "next").getString("status")).isEqualTo("APPLIED");

    assertThat(redrive("ChangesDeadLetterQueueUrl", changesQueue())).endsWith("1 sent back\n");
    JsonObject dead = client.awaitEnd(pool, "dead");
    assertThat(dead.getString("status")).isEqualTo("APPLIED");
    assertThat(dead.getInt("revision")).isEqualTo(3);

    // And again, when it has ended and a later change has gone over it.
    client.send(pool, request(pool, "later", 4));
    client.awaitEnd(pool, "later");
    sendAgain(pool, dead.getString("changeId"));
    client.send(pool, request(pool, "last", 5));
    client.awaitEnd(pool, "last");
    assertThat(client.history(pool)).hasSize(5);
    assertThat(step(pool)).isEqualTo("5");
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

  private static void sendAgain(String pool, String changeId) throws Exception {
    JsonObjectBuilder message =
        Json.createObjectBuilder()
            .add("MessageGroupId", pool)
            .add("MessageDeduplicationId", "again-" + changeId)
            .add(
                "MessageBody",
                "{\"userPoolId\":\"%s\",\"changeId\":\"%s\"}".formatted(pool, changeId));
    assertThat(sqs.call(URI.create(changesQueue()), "SendMessage", message))
        .containsKey("MessageId");
  }

  private static void awaitDeadLetters(String queue, int count) throws Exception {
    String found = "";
    for (int i = 0; i < 1200 && !found.equals(Integer.toString(count)); i++) {
      Thread.sleep(50);
      found =
          sqs.call(
                  URI.create(stack.output(queue)),
                  "GetQueueAttributes",
                  Json.createObjectBuilder()
                      .add(
                          "AttributeNames",
                          Json.createArrayBuilder().add("ApproximateNumberOfMessages")))
              .getJsonObject("Attributes")
              .getString("ApproximateNumberOfMessages");
    }
    assertThat(found).isEqualTo(Integer.toString(count));
  }

  private static void dynamoDb(String operation, JsonObject body) throws Exception {
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
    assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
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

  private static String load(String pool, String unknown) {
    stack
        .cognito()
        .load(
            pool,
            Json.createObjectBuilder()
                .add("Name", "pool")
                .add("BrandNew", unknown)
                .add("UserPoolTags", Json.createObjectBuilder().add("step", "0"))
                .build(),
            Optional.empty());
    return pool;
  }

  private static String incompressible() {
    byte[] bytes = new byte[450_000];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
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
