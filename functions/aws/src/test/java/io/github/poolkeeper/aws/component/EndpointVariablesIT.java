package io.github.poolkeeper.aws.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.server.AwsJsonServer;
import io.github.poolkeeper.aws.server.AwsJsonServer.Received;
import io.github.poolkeeper.aws.server.AwsJsonServer.Reply;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointVariablesIT {
  private static final String POOL = "eu-west-1_AbCdEf123";
  private static final String TOKEN = "token-1";

  @Test
  void leadEveryClientToOneAddress() throws Exception {
    try (AwsJsonServer aws = new AwsJsonServer(EndpointVariablesIT::answer)) {
      apply(Map.of("AWS_ENDPOINT_URL", aws.uri().toString()));

      assertThat(aws.received())
          .extracting(Received::operation)
          .containsExactlyInAnyOrder("DescribeUserPool", "GetUserPoolMfaConfig", "SendTaskSuccess");
      assertThat(aws.received())
          .allSatisfy(
              request ->
                  assertThat(request.headers().getFirst("Authorization"))
                      .contains("Credential=test/", "/eu-west-1/"));
    }
  }

  @Test
  void leadAServicesClientToItsOwn() throws Exception {
    try (AwsJsonServer cognito = new AwsJsonServer(EndpointVariablesIT::answer);
        AwsJsonServer stepFunctions = new AwsJsonServer(EndpointVariablesIT::answer);
        AwsJsonServer unused = new AwsJsonServer(EndpointVariablesIT::answer)) {
      apply(
          Map.of(
              "AWS_ENDPOINT_URL", unused.uri().toString(),
              "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", cognito.uri().toString(),
              "AWS_ENDPOINT_URL_SFN", stepFunctions.uri().toString()));

      assertThat(cognito.received())
          .extracting(Received::operation)
          .containsExactlyInAnyOrder("DescribeUserPool", "GetUserPoolMfaConfig");
      assertThat(stepFunctions.received())
          .extracting(Received::operation)
          .containsExactly("SendTaskSuccess");
      assertThat(unused.received()).isEmpty();
    }
  }

  private static Optional<Reply> answer(String operation, JsonObject request) {
    return Optional.of(
        new Reply(
            200,
            switch (operation) {
              case "DescribeUserPool" ->
                  "{\"UserPool\": {\"Id\": \"%s\"}}".formatted(request.getString("UserPoolId"));
              case "GetUserPoolMfaConfig" -> "{\"MfaConfiguration\": \"OFF\"}";
              default -> "{}";
            }));
  }

  private static void apply(Map<String, String> endpoints) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ApplyingProcess.class.getName(),
            POOL,
            TOKEN);
    builder.environment().clear();
    builder.environment().putAll(endpoints);
    builder.environment().put("AWS_REGION", "eu-west-1");
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");

    assertThat(builder.inheritIO().start().waitFor()).isZero();
  }
}
