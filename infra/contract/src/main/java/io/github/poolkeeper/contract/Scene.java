package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What every step works with.
final class Scene {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Aws aws;
  private final Names names;
  private final Report report;
  private final Path project;
  private final Optional<Stack> local;
  private Optional<Stack> deployed = Optional.empty();
  private Optional<ThrowAwayPool> stackPool = Optional.empty();

  /// Where a running Poolkeeper is reached.
  record Stack(String requestQueueUrl, URI historyApi, String busName) {}

  Scene(Aws aws, Names names, Report report, Path project) {
    this.aws = aws;
    this.names = names;
    this.report = report;
    this.project = project;
    this.local =
        switch (aws.target()) {
          case Target.Account _ -> Optional.empty();
          case Target.Local(URI endpoint, _, String queue) ->
              Optional.of(new Stack(queue, endpoint, "poolkeeper-change-events"));
        };
  }

  Aws aws() {
    return aws;
  }

  Names names() {
    return names;
  }

  Report report() {
    return report;
  }

  /// The folder of `template.yaml`.
  Path project() {
    return project;
  }

  boolean isLocal() {
    return local.isPresent();
  }

  void deployed(Stack stack) {
    deployed = Optional.of(stack);
  }

  /// @throws IllegalStateException where the deployment has not come to it
  Stack stack() {
    return local
        .or(() -> deployed)
        .orElseThrow(() -> new IllegalStateException("Poolkeeper is not deployed"));
  }

  /// The pool that the deployed Poolkeeper may change, made when it is first needed; the cleaning
  /// takes it away.
  ThrowAwayPool stackPool() throws IOException, InterruptedException {
    if (stackPool.isEmpty()) {
      stackPool = Optional.of(ThrowAwayPool.create(this, "stack"));
    }
    return stackPool.get();
  }

  void deleteStackPool() throws IOException, InterruptedException {
    if (stackPool.isPresent()) {
      ThrowAwayPool.delete(aws, stackPool.get().id());
    }
  }

  /// Somebody with this session name, who may ask for changes and approve them.
  AccessKey person(String name) throws IOException, InterruptedException {
    return isLocal()
        ? AccessKey.ofUser(name.startsWith("approver") ? name : "test")
        : CallerRole.session(aws, name, Optional.empty());
  }

  /// Waits for something that comes by itself.
  ///
  /// @return empty if it has not come in time
  static <T> Optional<T> await(Duration longest, Callable<Optional<T>> look) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    Optional<T> found = look.call();
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
      found = look.call();
    }
    return found;
  }

  /// Waits until something is so.
  ///
  /// @throws IllegalStateException with these words if it is not so in time
  static void awaitThat(Duration longest, Callable<Boolean> look, String otherwise)
      throws Exception {
    if (await(longest, () -> look.call() ? Optional.of(true) : Optional.empty()).isEmpty()) {
      throw new IllegalStateException(otherwise);
    }
  }

  static JsonObject object(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }
}
