package io.github.poolkeeper.local.endtoend;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The files of `events/`, sent to the pool that they are for: one pool and one request id for
/// ever, so each test has a stack of its own.
class SampleMessagesIT {
  private static final Path EVENTS = RunningTemplate.PROJECT.resolve("events");
  private static final String POOL = "us-east-1_Example01";
  private RunningTemplate template;

  @BeforeEach
  void start() throws Exception {
    template = RunningTemplate.start();
    load();
  }

  @AfterEach
  void stop() {
    template.close();
  }

  @Test
  void endAsTheirTableSays() throws Exception {
    Map<String, String> expected = table();
    Map<String, String> actual = new LinkedHashMap<>();
    Optional<String> applied = Optional.empty();
    for (String file : expected.keySet()) {
      JsonObject request = RunningTemplate.read(EVENTS.resolve(file));
      JsonObject record = template.request(POOL, withChange(request, applied));
      actual.put(file, record.getString("status"));
      if (record.getString("status").equals("APPLIED")) {
        applied = Optional.of(record.getString("changeId"));
      }
    }

    assertThat(actual).isEqualTo(expected);
    assertThat(expected.keySet()).isEqualTo(files());
  }

  @Test
  void areKeptAsTheyCameWhenTheyAreRejected() throws Exception {
    String body = "{\"userPoolId\": \"" + POOL + "\",\n  \"change\": {\"Nme\": \"é 🎉\"} }";

    template.client.send(POOL, body);

    Message kept = awaitRejected(body);
    assertThat(String.valueOf(kept.messageAttributes().get("violations"))).contains("/change/Nme");
  }

  /// With an AWS CLI that nobody here wrote, where there is one.
  @Test
  void canBeSentWithTheAwsCommandLine() throws Exception {
    assumeTrue(isOnPath("aws"), "no aws command on this machine");
    Path file = EVENTS.resolve("01-raise-password-length.json").toAbsolutePath().normalize();

    Process aws =
        awsCli(
            "sqs",
            "send-message",
            "--endpoint-url",
            template.stack.endpoint().toString(),
            "--queue-url",
            template.stack.output("ChangeRequestsQueueUrl"),
            "--message-group-id",
            POOL,
            "--message-body",
            "file://" + file);

    String said = new String(aws.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(aws.waitFor()).as(said).isZero();
    JsonObject record = template.client.awaitEnd(POOL, "HARBOUR-101");
    assertThat(record.getString("status")).isIn("APPLIED", "UNCHANGED");
  }

  private void load() throws IOException {
    JsonObject userPool =
        RunningTemplate.read(EVENTS.resolve("pool.json")).getJsonObject("UserPool");
    template.stack.cognito().load(POOL, userPool, Optional.empty());
  }

  private static JsonObject withChange(JsonObject request, Optional<String> changeId) {
    if (!request.containsKey("rollback")) {
      return request;
    }
    return Json.createObjectBuilder(request)
        .add("rollback", Json.createObjectBuilder().add("changeId", changeId.orElseThrow()))
        .build();
  }

  /// File to status, as `events/README.md` says.
  private static Map<String, String> table() throws IOException {
    Pattern row = Pattern.compile("\\| `([^`/]+\\.json)` \\|.*\\| `([A-Z]+)`[^|]*\\|");
    try (Stream<String> lines = Files.lines(EVENTS.resolve("README.md"))) {
      return lines
          .map(row::matcher)
          .filter(Matcher::matches)
          .collect(
              Collectors.toMap(
                  match -> match.group(1),
                  match -> match.group(2),
                  (a, _) -> a,
                  LinkedHashMap::new));
    }
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("\\d.*\\.json"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Message awaitRejected(String body) {
    try (SqsClient sqs = sqs()) {
      return await()
          .until(
              () ->
                  rejected(sqs).stream().filter(message -> message.body().equals(body)).findFirst(),
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private List<Message> rejected(SqsClient sqs) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(template.stack.output("RejectedRequestsQueueUrl"))
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .waitTimeSeconds(1))
        .messages();
  }

  private SqsClient sqs() {
    URI endpoint = template.stack.endpoint();
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(template.stack.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  private Process awsCli(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("aws"), Stream.of(arguments)).toList());
    builder.redirectErrorStream(true);
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    builder.environment().put("AWS_DEFAULT_REGION", template.stack.region());
    return builder.start();
  }

  private static boolean isOnPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
