package io.github.poolkeeper.local.lambda;

import static io.github.poolkeeper.local.stack.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.Invocation.TimedOut;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaFunctionIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> LOG = new CopyOnWriteArrayList<>();

  /// One for all tests that leave its processes as they found them, because each start costs half a
  /// second.
  private static final LambdaFunction SCRIPTED =
      LambdaFunction.start(SampleFunctions.spec(ScriptedHandler.class), 2, LOG::add);

  @AfterAll
  static void close() {
    SCRIPTED.close();
  }

  @Test
  void answersWhatTheHandlerAnswers() {
    try (var echo = LambdaFunction.start(SampleFunctions.spec(EchoHandler.class))) {
      echo.awaitReady(LIMIT);
      byte[] event = "{\"text\":\"パスワード ✓ \\n\"}".getBytes(UTF_8);
      assertThat(echo.invoke(event))
          .isInstanceOfSatisfying(
              Succeeded.class, answer -> assertThat(answer.payload()).isEqualTo(event));
    }
  }

  @Test
  void tellsTheHandlerWhereItRuns() {
    JsonObject told = told(SCRIPTED);
    assertThat(told.getString("functionName")).isEqualTo("sample");
    assertThat(told.getString("arn"))
        .isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:sample");
    assertThat(told.getInt("memory")).isEqualTo(128);
    assertThat(told.getInt("remainingMillis")).isBetween(1, 20_000);
    assertThat(told.getString("requestId")).isNotEqualTo(told(SCRIPTED).getString("requestId"));
  }

  @Test
  void seesOnlyTheVariablesOfLambdaAndOfTheTemplate() {
    JsonObject environment = success(SCRIPTED, "environment");
    assertThat(environment.getString("HISTORY_TABLE")).isEqualTo("history");
    assertThat(environment.getString("AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("sample");
    assertThat(environment.getString("AWS_DEFAULT_REGION")).isEqualTo("eu-central-1");
    assertThat(environment).doesNotContainKeys("HOME", "USER", "JAVA_HOME", "MAVEN_OPTS");
  }

  @Test
  void keepsTheProcessBetweenInvocations() {
    int pid = told(SCRIPTED).getInt("pid");
    assertThat(told(SCRIPTED).getInt("pid")).isEqualTo(pid);
  }

  @Test
  void reportsWhatTheHandlerThrewAndKeepsTheProcess() {
    int pid = told(SCRIPTED).getInt("pid");
    assertThat(failure(SCRIPTED, "throw"))
        .contains("java.lang.IllegalArgumentException", "no such pool", "handleRequest");
    assertThat(told(SCRIPTED).getInt("pid")).isEqualTo(pid);
  }

  @Test
  void replacesAProcessThatExited() {
    int pid = told(SCRIPTED).getInt("pid");
    assertThat(failure(SCRIPTED, "exit")).contains("Runtime.ExitError", "exit status 3");
    assertThat(told(SCRIPTED).getInt("pid")).isNotEqualTo(pid);
  }

  @Test
  void refusesAResponseThatLambdaWouldNotCarry() {
    assertThat(failure(SCRIPTED, "swell")).contains("Function.ResponseSizeTooLarge");
    assertThat(told(SCRIPTED)).isNotEmpty();
  }

  @Test
  void logsWithTheNameOfTheFunction() {
    invoke(SCRIPTED, "{\"do\":\"say\",\"text\":\"hello from inside\"}");
    await().untilAsserted(() -> assertThat(LOG).contains("[sample] hello from inside"));
  }

  @Test
  void runsOverlappingInvocationsInProcessesOfTheirOwn(@TempDir Path place) throws Exception {
    String event =
        JsonText.PROVIDER
            .createObjectBuilder()
            .add("do", "meet")
            .add("at", place.toString())
            .build()
            .toString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Invocation> one = threads.submit(() -> invoke(SCRIPTED, event));
      Future<Invocation> other = threads.submit(() -> invoke(SCRIPTED, event));
      assertThat(one.get()).isInstanceOf(Succeeded.class).isNotEqualTo(other.get());
      assertThat(other.get()).isInstanceOf(Succeeded.class);
    }
  }

  @Test
  void letsCallersBeyondTheLimitWait() throws Exception {
    try (var single =
            LambdaFunction.start(SampleFunctions.spec(ScriptedHandler.class), 1, LOG::add);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JsonObject> one = threads.submit(() -> told(single));
      Future<JsonObject> other = threads.submit(() -> told(single));
      assertThat(one.get().getInt("pid")).isEqualTo(other.get().getInt("pid"));
    }
  }

  @Test
  void killsAndReplacesAProcessThatTakesTooLong() {
    var spec = SampleFunctions.spec(ScriptedHandler.class.getName(), Duration.ofSeconds(3));
    try (var impatient = LambdaFunction.start(spec, 1, LOG::add)) {
      long pid = told(impatient).getInt("pid");
      assertThat(invoke(impatient, "{\"do\":\"hang\"}")).isEqualTo(new TimedOut());
      assertThat(ProcessHandle.of(pid)).isEmpty();
      assertThat((long) told(impatient).getInt("pid")).isNotEqualTo(pid);
      assertThat(LOG).contains("[sample] Task timed out after 3.00 seconds");
    }
  }

  @Test
  void saysWhyAFunctionDoesNotStart() {
    try (var broken =
        LambdaFunction.start(SampleFunctions.spec(BrokenHandler.class), 1, LOG::add)) {
      assertThatThrownBy(() -> broken.awaitReady(LIMIT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("function sample (" + BrokenHandler.class.getName() + ")")
          .hasMessageContaining("HISTORY_TABLE is not set");
      assertThat(failure(broken, "tell")).contains("HISTORY_TABLE is not set");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "io.github.poolkeeper.NoSuchHandler, Class not found: io.github.poolkeeper.NoSuchHandler",
    "io.github.poolkeeper.local.lambda.EchoHandler::other, No public method named other",
    "java.lang.String, java.lang.String implements neither",
  })
  void refusesAHandlerThatTheCodeDoesNotHave(String handler, String reason) {
    FunctionSpec spec = SampleFunctions.spec(handler, LIMIT);
    assertThatThrownBy(() -> LambdaFunction.start(spec))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("function sample (" + handler + ") did not start: " + reason);
  }

  @Test
  void needsAtLeastOneProcess() {
    FunctionSpec spec = SampleFunctions.spec(EchoHandler.class);
    assertThatThrownBy(() -> LambdaFunction.start(spec, 0, LOG::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("function sample needs at least one process");
  }

  @Test
  void leavesNoProcessWhenItIsClosed() {
    var function = LambdaFunction.start(SampleFunctions.spec(ScriptedHandler.class), 1, LOG::add);
    long pid = told(function).getInt("pid");
    function.close();
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(function.invoke("{}".getBytes(UTF_8))).isInstanceOf(Failed.class);
  }

  private static JsonObject told(LambdaFunction function) {
    return success(function, "tell");
  }

  private static JsonObject success(LambdaFunction function, String action) {
    return switch (invoke(function, event(action))) {
      case Succeeded(byte[] payload) -> JsonText.parse(payload).asJsonObject();
      case Failed(byte[] error) -> throw new AssertionError(new String(error, UTF_8));
      case TimedOut _ -> throw new AssertionError("timed out");
    };
  }

  private static String failure(LambdaFunction function, String action) {
    return invoke(function, event(action)) instanceof Failed(byte[] error)
        ? new String(error, UTF_8)
        : "not failed";
  }

  private static String event(String action) {
    return "{\"do\":\"" + action + "\"}";
  }

  private static Invocation invoke(LambdaFunction function, String event) {
    return function.invoke(event.getBytes(UTF_8));
  }
}
