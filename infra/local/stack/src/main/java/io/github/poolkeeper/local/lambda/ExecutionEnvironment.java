package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.poolkeeper.local.lambda.Initialization.Broken;
import io.github.poolkeeper.local.lambda.Initialization.Ready;
import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.TimedOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// One process of a function with a Runtime API of its own. It takes one event after the other,
/// until it exits, or is killed because it took too long.
final class ExecutionEnvironment implements AutoCloseable {

  private final FunctionSpec spec;
  private final Consumer<String> log;
  private final RuntimeApi api;
  private final RuntimeApiServer server;
  private final Process process;

  private ExecutionEnvironment(FunctionSpec spec, Consumer<String> log) {
    this.spec = spec;
    this.log = log;
    this.api = new RuntimeApi(FunctionProcess.functionArn(spec));
    this.server = RuntimeApiServer.start(api::answer);
    this.process = FunctionProcess.start(spec, server.address());
  }

  static ExecutionEnvironment start(FunctionSpec spec, Consumer<String> log) {
    var environment = new ExecutionEnvironment(spec, log);
    Thread.ofPlatform().daemon().name(spec.name() + "-log").start(environment::copyLog);
    var _ =
        environment.process.onExit().thenAccept(process -> environment.exited(process.exitValue()));
    return environment;
  }

  /// Completed when the function is ready for its first event, or never will be.
  CompletableFuture<Initialization> initialization() {
    return api.initialization();
  }

  /// Whether it takes another event: an initialization that failed leaves a process which is about
  /// to exit.
  boolean isUsable() {
    return process.isAlive() && !(api.initialization().getNow(new Ready()) instanceof Broken);
  }

  /// Waits for the end of the initialization, hands the event over and waits for the answer.
  Invocation invoke(byte[] event) throws InterruptedException {
    try {
      return switch (api.initialization().get()) {
        case Broken(byte[] error) -> new Failed(error);
        case Ready _ -> invokeReady(event);
      };
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    server.close();
  }

  private Invocation invokeReady(byte[] event) throws InterruptedException, ExecutionException {
    Duration timeout = spec.timeout();
    CompletableFuture<Invocation> exit = process.onExit().thenApply(ExecutionEnvironment::failure);
    try {
      return api.invoke(event, Instant.now().plus(timeout))
          .applyToEither(exit, Function.identity())
          .get(timeout.toMillis(), MILLISECONDS);
    } catch (TimeoutException _) {
      close();
      log.accept(
          "[%s] Task timed out after %.2f seconds"
              .formatted(spec.name(), timeout.toMillis() / 1000.0));
      return new TimedOut();
    }
  }

  private void exited(int status) {
    api.initialization().complete(new Broken(exitError(status)));
    server.close();
  }

  private static Invocation failure(Process exited) {
    return new Failed(exitError(exited.exitValue()));
  }

  private static byte[] exitError(int status) {
    return JsonText.error("Runtime.ExitError", "Runtime exited with error: exit status " + status);
  }

  private void copyLog() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      lines.lines().forEach(line -> log.accept("[" + spec.name() + "] " + line));
    } catch (IOException | UncheckedIOException _) {
      // Killed: its output ended in the middle.
    }
  }
}
