package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The project's template, running, with copies of the sample pool to change.
final class RunningPipeline implements AutoCloseable {
  private final LocalStack stack;
  private final StackClient client;
  private final Outcomes outcomes;
  private final JsonObject sample;

  private RunningPipeline(LocalStack stack, Outcomes outcomes, JsonObject sample) {
    this.stack = stack;
    this.outcomes = outcomes;
    this.sample = sample;
    this.client =
        new StackClient(stack.endpoint(), stack.region(), stack.output("ChangeRequestsQueueUrl"));
  }

  /// @param endpoints of services to use in place of the stack's own
  static RunningPipeline start(
      Project project, Map<AwsService, URI> endpoints, Map<String, String> parameters)
      throws Exception {
    Outcomes outcomes = new Outcomes();
    // The sample pool has a key.
    Map<String, String> all = new TreeMap<>(StackSettings.REHEARSAL);
    all.putAll(parameters);
    StackSettings settings = new StackSettings(project, 0, endpoints, all, outcomes::read);
    LocalStack stack = LocalStack.start(settings, _ -> {});
    try (JsonReader reader =
        Json.createReader(
            Files.newBufferedReader(project.template().resolveSibling("events/pool.json")))) {
      return new RunningPipeline(stack, outcomes, reader.readObject());
    }
  }

  LocalStack stack() {
    return stack;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  /// Loads new pools and answers their ids.
  List<String> load(String name, int count) {
    List<String> pools =
        IntStream.range(0, count).mapToObj(i -> stack.region() + "_" + name + i).toList();
    for (String pool : pools) {
      stack
          .cognito()
          .load(
              pool,
              sample.getJsonObject("UserPool"),
              Optional.ofNullable(sample.getJsonObject("MfaConfig")));
    }
    return pools;
  }

  /// Sends changes to every pool in turn, each another than the one before.
  void send(List<String> pools, int changes) throws IOException, InterruptedException {
    for (int number = 0; number < changes; number++) {
      for (String pool : pools) {
        client.send(pool, request(pool, number));
      }
    }
  }

  static String request(String pool, int number) {
    return Json.createObjectBuilder()
        .add("userPoolId", pool)
        .add("requestId", "bench-" + number)
        .add("requestedBy", "ines.weber@example.com")
        .add("reason", "Audit finding 7")
        .add("change", patch(number))
        .build()
        .toString();
  }

  private static JsonObject patch(int number) {
    return Json.createObjectBuilder()
        .add("EmailVerificationSubject", "Your code for the harbour, edition " + number)
        .build();
  }

  /// Sends one change and waits for its end.
  void change(String pool, String body, Duration limit) throws IOException, InterruptedException {
    outcomes.reset();
    client.send(pool, body);
    outcomes.await(1, limit);
  }

  /// The id of the pool's last change.
  String newest(String pool) throws IOException, InterruptedException {
    return client.history(pool).getFirst().getString("changeId");
  }

  /// How many changes of the pools ended in each way, as the history API has it.
  Map<String, Integer> statuses(List<String> pools) throws IOException, InterruptedException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String pool : pools) {
      for (JsonObject change : client.history(pool)) {
        if (!change.getString("kind").equals("external")) {
          counts.merge(end(change), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /// With the reason, where there is one.
  private static String end(JsonObject change) {
    JsonObject error = change.getJsonObject("error");
    return error == null
        ? change.getString("status")
        : change.getString("status") + ": " + error.getString("message");
  }

  @Override
  public void close() {
    stack.close();
  }
}
