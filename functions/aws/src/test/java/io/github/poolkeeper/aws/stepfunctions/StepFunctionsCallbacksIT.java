package io.github.poolkeeper.aws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.server.AwsJsonServer;
import io.github.poolkeeper.aws.server.AwsJsonServer.Received;
import io.github.poolkeeper.aws.server.AwsJsonServer.Reply;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

class StepFunctionsCallbacksIT {
  private static final TaskToken TOKEN = new TaskToken("token-1");
  private static final JsonObject RECORD =
      JsonText.parse("{\"status\": \"APPLIED\", \"reason\": \"ログイン\"}").asJsonObject();

  private Reply reply = new Reply(200, "{}");
  private AwsJsonServer server;
  private SfnClient client;

  @BeforeEach
  void start() throws IOException {
    server = new AwsJsonServer((_, _) -> Optional.of(reply));
    client =
        ClientSettings.live()
            .applyTo(SfnClient.builder())
            .endpointOverride(server.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void answersSuccessWithTheRecord() {
    callbacks().succeeded(TOKEN, RECORD);

    Received request = server.received().getFirst();
    assertThat(request.operation()).isEqualTo("SendTaskSuccess");
    assertThat(request.json().getString("taskToken")).isEqualTo("token-1");
    assertThat(JsonText.parse(request.json().getString("output"))).isEqualTo(RECORD);
  }

  @Test
  void answersFailureWithStatusAndCause() {
    callbacks().failed(TOKEN, "REFUSED", "InvalidParameterException: no");

    Received request = server.received().getFirst();
    assertThat(request.operation()).isEqualTo("SendTaskFailure");
    assertThat(request.json().getString("taskToken")).isEqualTo("token-1");
    assertThat(request.json().getString("error")).isEqualTo("REFUSED");
    assertThat(request.json().getString("cause")).isEqualTo("InvalidParameterException: no");
  }

  @Test
  void cutsACauseToWhatTheApiTakes() {
    callbacks().failed(TOKEN, "REFUSED", "x".repeat(32_767) + "🔑");

    assertThat(server.received().getFirst().json().getString("cause"))
        .isEqualTo("x".repeat(32_767));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TaskDoesNotExist", "TaskTimedOut", "InvalidToken"})
  void letsATokenGoThatNobodyWaitsFor(String code) {
    reply = refusal(code);

    assertThat(callbacks().succeeded(TOKEN, RECORD)).isEmpty();
    assertThat(callbacks().failed(TOKEN, "REFUSED", "no")).isEmpty();

    assertThat(server.received())
        .extracting(Received::operation)
        .containsExactly("SendTaskSuccess", "SendTaskFailure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "KmsAccessDeniedException", "InvalidOutput"})
  void saysWhyATokenCanNeverBeAnswered(String code) {
    reply = refusal(code);

    assertThat(callbacks().succeeded(TOKEN, RECORD)).contains(new ApiError(code, code));
    assertThat(callbacks().failed(TOKEN, "REFUSED", "no")).contains(new ApiError(code, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "ExpiredTokenException"})
  void throwsForAnyOtherTroubleSoThatItIsAnsweredAgain(String code) {
    reply = refusal(code);

    assertThatThrownBy(() -> callbacks().succeeded(TOKEN, RECORD)).hasMessageContaining(code);
    assertThatThrownBy(() -> callbacks().failed(TOKEN, "REFUSED", "no")).hasMessageContaining(code);
  }

  private StepFunctionsCallbacks callbacks() {
    return new StepFunctionsCallbacks(client);
  }

  private static Reply refusal(String code) {
    return new Reply(400, "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, code));
  }
}
