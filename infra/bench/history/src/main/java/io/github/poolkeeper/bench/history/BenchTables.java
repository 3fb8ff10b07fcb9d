package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.local.server.DynamoDbLocal;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB Local with tables as the template has them, each of its own size.
final class BenchTables implements AutoCloseable {
  static final String REGION = "eu-central-2";
  static final String ACCESS_KEY = "test";
  private static final String ACCOUNT_ID = "000000000000";

  private final Project project;
  private final DynamoDbLocal server;
  private final DynamoDbClient client;

  private BenchTables(Project project, DynamoDbLocal server) {
    this.project = project;
    this.server = server;
    this.client = client(server.endpoint());
  }

  static BenchTables start(Project project) throws Exception {
    return new BenchTables(project, DynamoDbLocal.start(project.classPathFile("dynamodb")));
  }

  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY)))
        .build();
  }

  DynamoDbClient client() {
    return client;
  }

  URI endpoint() {
    return server.endpoint();
  }

  /// The template with names of its own.
  StackDefinition definition(String stackName) {
    Place place = new Place(REGION, ACCOUNT_ID, stackName, server.endpoint());
    return StackDefinition.read(project.template(), place, Map.of());
  }

  FunctionDefinition historyFunction() {
    return definition("bench").functions().stream()
        .filter(function -> function.logicalId().equals("HistoryFunction"))
        .findFirst()
        .orElseThrow();
  }

  /// Creates the template's table and answers its name. It has no stream: DynamoDB Local would keep
  /// every item once more, and no page is read from it.
  String create(String stackName) throws IOException, InterruptedException {
    var table = definition(stackName).tables().getFirst();
    call(
        "CreateTable",
        Json.createObjectBuilder(table.createTable()).remove("StreamSpecification").build());
    return table.name();
  }

  private void call(String operation, JsonObject body) throws IOException, InterruptedException {
    String scope = ACCESS_KEY + "/20260101/" + REGION + "/dynamodb/aws4_request";
    HttpRequest request =
        HttpRequest.newBuilder(server.endpoint())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(operation + " was refused: " + response.body());
      }
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
