package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.lambda.Initialization.Broken;
import io.github.poolkeeper.local.lambda.Initialization.Ready;
import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.RuntimeApiServer.Reply;
import io.github.poolkeeper.local.lambda.RuntimeApiServer.Request;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeApiTest {

  private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:apply";
  private static final Instant DEADLINE = Instant.ofEpochMilli(1_800_000_000_123L);

  private final RuntimeApi api = new RuntimeApi(ARN);

  @Test
  void handsOverTheEventWithItsHeaders() throws Exception {
    CompletableFuture<Invocation> outcome = api.invoke(bytes("event"), DEADLINE);
    Reply next = get("invocation/next");
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.body()).asString(UTF_8).isEqualTo("event");
    assertThat(next.headers())
        .containsEntry("Lambda-Runtime-Deadline-Ms", "1800000000123")
        .containsEntry("Lambda-Runtime-Invoked-Function-Arn", ARN);
    assertThat(next.headers().get("Lambda-Runtime-Trace-Id"))
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
    assertThat(outcome).isNotDone();
  }

  @Test
  void isReadyWithTheFirstRequestForAnEvent() throws Exception {
    assertThat(api.initialization()).isNotDone();
    var _ = api.invoke(bytes("event"), DEADLINE);
    get("invocation/next");
    assertThat(api.initialization()).isCompletedWithValue(new Ready());
  }

  @Test
  void takesTheResponse() throws Exception {
    CompletableFuture<Invocation> outcome = api.invoke(bytes("event"), DEADLINE);
    assertThat(post("invocation/" + nextId() + "/response", "answer").status()).isEqualTo(202);
    assertThat(outcome.join())
        .isInstanceOfSatisfying(
            Succeeded.class,
            answer -> assertThat(answer.payload()).asString(UTF_8).isEqualTo("answer"));
  }

  @Test
  void takesTheError() throws Exception {
    CompletableFuture<Invocation> outcome = api.invoke(bytes("event"), DEADLINE);
    assertThat(post("invocation/" + nextId() + "/error", "{}").status()).isEqualTo(202);
    assertThat(outcome.join())
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.error()).asString(UTF_8).isEqualTo("{}"));
  }

  @Test
  void takesOneAnswerToAnEvent() throws Exception {
    var _ = api.invoke(bytes("event"), DEADLINE);
    String id = nextId();
    post("invocation/" + id + "/response", "first");
    assertThat(post("invocation/" + id + "/response", "second").status()).isEqualTo(404);
  }

  @Test
  void isBrokenWithAnInitializationError() throws Exception {
    assertThat(post("init/error", "{}").status()).isEqualTo(202);
    assertThat(api.initialization().join()).isInstanceOf(Broken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invocation/unknown/response", "invocation/next/other", "restore/next"})
  void doesNotKnowOtherOperations(String operation) throws Exception {
    assertThat(post(operation, "").status()).isEqualTo(404);
  }

  private String nextId() throws InterruptedException {
    return get("invocation/next").headers().getOrDefault("Lambda-Runtime-Aws-Request-Id", "");
  }

  private Reply get(String operation) throws InterruptedException {
    return api.answer(new Request("GET", "/2018-06-01/runtime/" + operation, new byte[0]));
  }

  private Reply post(String operation, String body) throws InterruptedException {
    return api.answer(new Request("POST", "/2018-06-01/runtime/" + operation, bytes(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
