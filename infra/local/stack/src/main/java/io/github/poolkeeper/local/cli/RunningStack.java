package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.stack.LocalStack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The addresses of a running stack, as `--ready` writes them and `env` reads them.
record RunningStack(
    String awsEndpoint,
    String historyApi,
    String requestQueueUrl,
    String rejectedQueueUrl,
    String tableName,
    String region) {

  static RunningStack of(LocalStack stack) {
    String endpoint = stack.endpoint().toString();
    return new RunningStack(
        endpoint,
        endpoint,
        stack.output("ChangeRequestsQueueUrl"),
        stack.output("RejectedRequestsQueueUrl"),
        stack.output("HistoryTableName"),
        stack.region());
  }

  static RunningStack read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      JsonObject json = reader.readObject();
      return new RunningStack(
          json.getString("awsEndpoint"),
          json.getString("historyApi"),
          json.getString("requestQueueUrl"),
          json.getString("rejectedQueueUrl"),
          json.getString("tableName"),
          json.getString("region"));
    }
  }

  /// The file is there as a whole or not at all: others wait for it.
  void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path complete = target.resolveSibling(target.getFileName() + ".part");
    Files.createDirectories(target.resolve("..").normalize());
    Files.writeString(complete, toJson() + "\n");
    Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("awsEndpoint", awsEndpoint)
        .add("historyApi", historyApi)
        .add("requestQueueUrl", requestQueueUrl)
        .add("rejectedQueueUrl", rejectedQueueUrl)
        .add("tableName", tableName)
        .add("region", region)
        .build();
  }
}
