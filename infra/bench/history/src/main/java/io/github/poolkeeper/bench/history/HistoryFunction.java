package io.github.poolkeeper.bench.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.lambda.FunctionSpec;
import io.github.poolkeeper.local.lambda.Invocation;
import io.github.poolkeeper.local.lambda.LambdaFunction;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.template.FunctionDefinition;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The history function as the template has it, in a process of its own, over a table of ours.
final class HistoryFunction implements AutoCloseable {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final LambdaFunction function;

  private HistoryFunction(LambdaFunction function) {
    this.function = function;
  }

  static HistoryFunction start(
      Project project, FunctionDefinition definition, String table, URI dynamoDb)
      throws IOException {
    FunctionSpec spec =
        new FunctionSpec(
            definition.name(),
            definition.handler(),
            List.of(definition.code()),
            environment(definition, table, dynamoDb),
            definition.timeout(),
            definition.memoryMegabytes(),
            Path.of(System.getProperty("java.home")),
            project.classPath("lambda-runtime"));
    LambdaFunction function = LambdaFunction.start(spec, 1, _ -> {});
    function.awaitReady(LONGEST_START);
    return new HistoryFunction(function);
  }

  private static Map<String, String> environment(
      FunctionDefinition definition, String table, URI dynamoDb) {
    Map<String, String> environment = new HashMap<>(definition.environment());
    environment.put("HISTORY_TABLE", table);
    environment.put("AWS_REGION", BenchTables.REGION);
    environment.put("AWS_ACCESS_KEY_ID", BenchTables.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", BenchTables.ACCESS_KEY);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
    return environment;
  }

  /// The answer's body.
  ///
  /// @throws IllegalStateException when it is no answer with status 200
  JsonObject get(PageRequest request) {
    Invocation invocation = function.invoke(request.event().toString().getBytes(UTF_8));
    if (invocation instanceof Invocation.Succeeded(byte[] payload)) {
      JsonObject response = object(new String(payload, UTF_8));
      if (response.getInt("statusCode") == 200) {
        return object(response.getString("body"));
      }
      throw new IllegalStateException(request + " was answered with " + response);
    }
    throw new IllegalStateException(request + " was not answered: " + invocation);
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    function.close();
  }
}
