package io.github.poolkeeper.local.lambda;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.poolkeeper.local.lambda.Initialization.Broken;
import io.github.poolkeeper.local.lambda.Initialization.Ready;
import io.github.poolkeeper.local.lambda.Invocation.Failed;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A function and its execution environments: one process at the start, more when invocations
/// overlap, up to a limit; beyond it callers wait for their turn. A process that died or timed out
/// is replaced at the next invocation.
public final class LambdaFunction implements AutoCloseable {

  private static final int DEFAULT_CONCURRENCY = 4;

  private final FunctionSpec spec;
  private final Consumer<String> log;
  private final ExecutionEnvironment first;
  private final Semaphore turns;
  private final Deque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private LambdaFunction(FunctionSpec spec, int concurrency, Consumer<String> log) {
    this.spec = spec;
    this.log = log;
    this.turns = new Semaphore(concurrency, true);
    this.first = newEnvironment();
    idle.push(first);
  }

  /// With at most four processes, and its log on standard error.
  public static LambdaFunction start(FunctionSpec spec) {
    return start(spec, DEFAULT_CONCURRENCY, System.err::println);
  }

  /// Returns while the first process still starts; see [#awaitReady].
  ///
  /// @param concurrency the most processes at a time, at least 1
  /// @param log takes each line that a process writes, with the function's name in front
  /// @throws IllegalStateException when the code has no such handler
  public static LambdaFunction start(FunctionSpec spec, int concurrency, Consumer<String> log) {
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "function %s needs at least one process, not %d".formatted(spec.name(), concurrency));
    }
    HandlerName.parse(spec.handler())
        .problem(spec)
        .ifPresent(
            problem -> {
              throw new IllegalStateException(notStarted(spec, problem));
            });
    return new LambdaFunction(spec, concurrency, log);
  }

  /// Waits until the first process can take an event.
  ///
  /// @throws IllegalStateException with the function's own words when it cannot start, or not in
  /// time
  public void awaitReady(Duration limit) {
    switch (initialization(limit)) {
      case Ready _ -> {}
      case Broken(byte[] error) -> throw new IllegalStateException(notStarted(spec, reason(error)));
    }
  }

  /// The event and what comes back are JSON. Callers beyond the limit of processes wait.
  public Invocation invoke(byte[] event) {
    try {
      turns.acquire();
    } catch (InterruptedException _) {
      return interrupted();
    }
    try {
      return invokeInTurn(event);
    } finally {
      turns.release();
    }
  }

  Duration timeout() {
    return spec.timeout();
  }

  /// Kills every process; invocations under way fail.
  @Override
  public void close() {
    closed = true;
    all.forEach(ExecutionEnvironment::close);
  }

  private Invocation invokeInTurn(byte[] event) {
    ExecutionEnvironment environment = idleOrNew();
    try {
      return environment.invoke(event);
    } catch (InterruptedException _) {
      environment.close();
      return interrupted();
    } finally {
      if (environment.isUsable()) {
        idle.push(environment);
      } else {
        discard(environment);
      }
    }
  }

  private ExecutionEnvironment idleOrNew() {
    ExecutionEnvironment environment = idle.poll();
    while (environment != null && !environment.isUsable()) {
      discard(environment);
      environment = idle.poll();
    }
    return environment == null ? newEnvironment() : environment;
  }

  private void discard(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.close();
  }

  private ExecutionEnvironment newEnvironment() {
    ExecutionEnvironment environment = ExecutionEnvironment.start(spec, log);
    all.add(environment);
    if (closed) {
      environment.close();
    }
    return environment;
  }

  private Initialization initialization(Duration limit) {
    try {
      return first.initialization().get(limit.toMillis(), MILLISECONDS);
    } catch (TimeoutException _) {
      throw new IllegalStateException(
          notStarted(spec, "not ready after " + limit.toSeconds() + " s"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(notStarted(spec, "interrupted"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String notStarted(FunctionSpec spec, String reason) {
    return "function %s (%s) did not start: %s".formatted(spec.name(), spec.handler(), reason);
  }

  private static String reason(byte[] error) {
    JsonObject json = JsonText.parse(error).asJsonObject();
    return json.getString("errorType", "") + ": " + json.getString("errorMessage", "");
  }

  private static Failed interrupted() {
    Thread.currentThread().interrupt();
    return new Failed(JsonText.error("Runtime.Interrupted", "the invocation was interrupted"));
  }
}
