package io.github.poolkeeper.bench.start;

import static io.github.poolkeeper.bench.start.Json.BUILD;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.bench.start.Contestant.Workload;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The events, made of the samples in `events/`: each changes one setting, the password's minimum
/// length, so that every contestant has the same to do.
final class Workloads {
  private static final int SHORTEST = 11;
  private static final int LENGTHS = 80;

  /// Lets a function handle events, and gives what AWS looks like afterwards.
  @FunctionalInterface
  interface Setup {
    StubAws run(StubAws account, List<byte[]> events) throws IOException, InterruptedException;
  }

  private final JsonObject requestEvent;
  private final JsonObject request;
  private final JsonObject httpEvent;
  private final StubAws account;
  private final int warm;

  /// @param events the project's `events/`
  /// @param warm how many events follow the first
  Workloads(Path events, int warm) throws IOException {
    this.requestEvent = read(events.resolve("lambda/intake-sqs-event.json"));
    this.request = read(events.resolve("01-raise-password-length.json"));
    this.httpEvent = read(events.resolve("lambda/history-get-changes.json"));
    this.account = StubAws.with(read(events.resolve("pool.json")));
    this.warm = warm;
  }

  /// What AWS looks like before anything has happened.
  StubAws account() {
    return account;
  }

  /// Change requests for a contestant that changes the pool at once.
  Workload direct() {
    return new Workload(account, requests(1 + warm), Expected.DONE_BATCH, 1 + warm);
  }

  /// Change requests that are only opened.
  Workload opened() {
    return new Workload(account, requests(1 + warm), Expected.DONE_BATCH, 0);
  }

  /// A pool with a history: intake has opened changes, apply has taken the first.
  StubAws prepared(Setup intake, Setup apply) throws IOException, InterruptedException {
    StubAws opened = intake.run(account, requests(2 + warm));
    StubAws applied = apply.run(opened, List.of(event(opened.sent().element())));
    applied.sent().addAll(opened.sent());
    return applied;
  }

  /// The changes that are still open.
  Workload applied(StubAws prepared) {
    List<byte[]> changes = prepared.sent().stream().skip(1).map(this::event).toList();
    return new Workload(prepared, changes, Expected.DONE_BATCH, changes.size());
  }

  /// Reads of the pool's changes.
  Workload read(StubAws prepared) {
    byte[] event = Json.bytes(httpEvent);
    List<byte[]> events = Stream.generate(() -> event).limit(1L + warm).toList();
    return new Workload(prepared, events, Expected.HTTP_OK, 0);
  }

  private List<byte[]> requests(int count) {
    List<byte[]> events = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> events.add(event(request(i))));
    return events;
  }

  private String request(int number) {
    JsonObject policy =
        BUILD.createObjectBuilder().add("MinimumLength", SHORTEST + number % LENGTHS).build();
    JsonObjectBuilder policies = BUILD.createObjectBuilder().add("PasswordPolicy", policy);
    return BUILD
        .createObjectBuilder(request)
        .add("requestId", "bench-" + number)
        .add("change", BUILD.createObjectBuilder().add("Policies", policies))
        .build()
        .toString();
  }

  /// The sample event with one message of this body.
  private byte[] event(String body) {
    JsonObject sample = requestEvent.getJsonArray("Records").getJsonObject(0);
    JsonArrayBuilder records =
        BUILD.createArrayBuilder().add(BUILD.createObjectBuilder(sample).add("body", body));
    return BUILD
        .createObjectBuilder(requestEvent)
        .add("Records", records)
        .build()
        .toString()
        .getBytes(UTF_8);
  }

  private static JsonObject read(Path file) throws IOException {
    return Json.object(Files.readAllBytes(file));
  }
}
