package io.github.poolkeeper.local.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Waits until a request has ended, or waits itself for people or for a time, and prints the change
/// as the history API tells it in text. Works where the environment points: on this machine after
/// `env`, or in an account.
final class Wait {
  private static final Set<String> UNDER_WAY = Set.of("QUEUED", "APPLYING");
  private static final Set<String> AS_ASKED = Set.of("APPLIED", "UNCHANGED", "PLANNED");
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Map<String, String> environment;
  private final HttpClient http;

  Wait(Map<String, String> environment, HttpClient http) {
    this.environment = environment;
    this.http = http;
  }

  /// 0 if what was asked for is so now.
  int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
    if (arguments.size() != 2) {
      throw new UsageException("wait takes a user pool's id and a request id");
    }
    String changes = "/user-pools/" + encoded(arguments.get(0)) + "/changes";
    String requestId = arguments.get(1);
    long end = System.nanoTime() + LONGEST.toNanos();
    do {
      Optional<JsonObject> record = record(changes, requestId);
      if (record.isPresent() && !UNDER_WAY.contains(record.get().getString("status"))) {
        out.println(get(changes + "/" + record.get().getString("changeId"), "text/plain").strip());
        return AS_ASKED.contains(record.get().getString("status")) ? 0 : 1;
      }
      Thread.sleep(BETWEEN_LOOKS);
    } while (System.nanoTime() < end);
    throw new IOException(
        "request %s of %s has not ended after %s s"
            .formatted(requestId, arguments.get(0), LONGEST.toSeconds()));
  }

  private Optional<JsonObject> record(String changes, String requestId)
      throws IOException, InterruptedException {
    String list = get(changes + "?requestId=" + encoded(requestId), "application/json");
    try (JsonReader reader = Json.createReader(new StringReader(list))) {
      return reader.readObject().getJsonArray("changes").getValuesAs(JsonObject.class).stream()
          .findFirst();
    }
  }

  private String get(String path, String accept) throws IOException, InterruptedException {
    URI api = URI.create(required("POOLKEEPER_HISTORY_API"));
    URI address = URI.create(api.toString().replaceFirst("/$", "") + path);
    HttpResponse<String> response =
        http.send(
            Caller.signer(required("AWS_REGION"))
                .sign("execute-api", "GET", address, Map.of("accept", accept), "")
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private String required(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new UsageException(name + " is not set; ./poolkeeper env sets it"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
