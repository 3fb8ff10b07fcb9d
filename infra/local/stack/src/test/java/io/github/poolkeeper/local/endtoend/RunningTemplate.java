package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The project's own template, running, with a client that talks to it from outside.
public final class RunningTemplate implements AutoCloseable {
  public static final Path PROJECT = Path.of("../../..");

  static final Duration LONGEST_DISTANCE = Duration.ofMinutes(1);

  public final LocalStack stack;
  public final StackClient client;

  private RunningTemplate(LocalStack stack) {
    this.stack = stack;
    this.client =
        new StackClient(stack.endpoint(), stack.region(), stack.output("ChangeRequestsQueueUrl"));
  }

  public static RunningTemplate start() throws Exception {
    return start(Map.of());
  }

  static RunningTemplate start(Map<String, String> parameters) throws Exception {
    Map<String, String> all = new HashMap<>(StackSettings.REHEARSAL);
    all.putAll(parameters);
    return start(new StackSettings(new Project(PROJECT), 0, Map.of(), all, _ -> {}));
  }

  /// As `./poolkeeper up --policy FILE` does.
  static RunningTemplate start(Path policy) throws Exception {
    return start(
        new StackSettings(new Project(PROJECT), 0, Map.of(), StackSettings.REHEARSAL, _ -> {})
            .withPolicy(policy));
  }

  private static RunningTemplate start(StackSettings settings) throws Exception {
    return new RunningTemplate(LocalStack.start(settings, _ -> {}));
  }

  /// Loads a pool as it stands.
  public void load(String id, JsonObject userPool, JsonObject mfaConfig) {
    stack.cognito().load(id, userPool, Optional.of(mfaConfig));
  }

  /// Sends a change request, lets people approve it if need be, and waits for its end.
  JsonObject request(String pool, JsonObject request) throws IOException, InterruptedException {
    String messageId = client.send(pool, request.toString());
    return client.approved(client.awaitEnd(pool, request.getString("requestId", messageId)));
  }

  /// Sends a request that its time is to find in this state. A machine that is too busy for that
  /// gets twice as long at the next attempt.
  ///
  /// @param requests one for each time that is tried
  JsonObject inTime(String status, Function<Instant, JsonObject> requests)
      throws IOException, InterruptedException {
    Duration distance = Duration.ofSeconds(1);
    JsonObject record = JsonValue.EMPTY_JSON_OBJECT;
    while (!record.getString("status", "").equals(status)) {
      assertThat(distance).as("%s", record).isLessThan(LONGEST_DISTANCE);
      JsonObject request = requests.apply(Instant.now().plus(distance));
      String pool = request.getString("userPoolId");
      record = client.awaitEnd(pool, client.send(pool, request.toString()));
      distance = distance.multipliedBy(2);
    }
    return record;
  }

  JsonObject change(String pool, JsonObject patch) throws IOException, InterruptedException {
    return request(
        pool, Json.createObjectBuilder().add("userPoolId", pool).add("change", patch).build());
  }

  /// Rolls a change back over HTTP and waits for its end.
  JsonObject rollBack(String pool, JsonObject record) throws IOException, InterruptedException {
    JsonObject opened = client.rollBack(pool, record.getString("changeId"));
    return client.approved(client.awaitEnd(pool, opened.getString("requestId")));
  }

  /// A JSON file beside this class.
  static JsonObject resource(String name) throws IOException {
    return read(Path.of("src/test/resources/io/github/poolkeeper/local/endtoend").resolve(name));
  }

  static JsonObject read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    }
  }

  /// Whatever the test was about: no function may have wanted more than its role allows.
  @Override
  public void close() {
    stack.close();
    assertThat(stack.accesses())
        .filteredOn(entry -> entry.decision() != Decision.ALLOWED)
        .isEmpty();
  }
}
