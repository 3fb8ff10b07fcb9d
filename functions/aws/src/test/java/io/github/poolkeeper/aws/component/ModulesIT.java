package io.github.poolkeeper.aws.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.poolkeeper.aws.dynamodb.HistoryTables;
import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.QueueMessage;
import io.github.poolkeeper.aws.sqs.Queues;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shared.class)
class ModulesIT {
  private static final ChangesMessage CHANGE =
      new ChangesMessage(
          new UserPoolId("eu-west-1_AbCdEf123"),
          new ChangeId("0195e5a0-0000-7000-8000-000000000001"));
  private static final String CREDENTIALS =
      """
      {"AccessKeyId": "test", "SecretAccessKey": "test", "Token": "test",
       "Expiration": "2100-01-01T00:00:00Z"}
      """;

  private final HistoryTables tables;
  private final Queues queues;

  ModulesIT(HistoryTables tables, Queues queues) {
    this.tables = tables;
    this.queues = queues;
  }

  @Test
  void reachAwsWithTheCredentialsInLambdasVariables() throws Exception {
    submit(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
  }

  /// The access key variables are not set then.
  @Test
  void reachAwsFromARestoredSnapshot() throws Exception {
    HttpServer credentials =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    credentials.createContext("/credentials", ModulesIT::answer);
    credentials.start();
    try {
      int port = credentials.getAddress().getPort();
      String address = "http://127.0.0.1:" + port + "/credentials";
      submit(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", address));
    } finally {
      credentials.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = CREDENTIALS.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void submit(Map<String, String> credentials) throws Exception {
    String queue = queues.createFifo();
    Map<String, String> variables = new HashMap<>(credentials);
    variables.put("AWS_REGION", "eu-west-1");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", queues.endpoint().toString());

    Process process =
        start(
            variables,
            List.of(
                tables.create().name(),
                queue,
                CHANGE.userPoolId().value(),
                CHANGE.changeId().value()));

    assertThat(process.waitFor()).isZero();
    assertThat(queues.receive(queue))
        .extracting(message -> QueueMessage.parse(message.body()))
        .containsExactly(CHANGE);
  }

  private static Process start(Map<String, String> variables, List<String> arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder
        .command()
        .addAll(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SubmittingProcess.class.getName()));
    builder.command().addAll(arguments);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.inheritIO().start();
  }
}
