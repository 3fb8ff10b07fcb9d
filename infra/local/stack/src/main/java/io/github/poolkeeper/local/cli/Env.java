package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.cli.StacksHere.Entry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Prints the shell variables that point the AWS CLI and SDKs at a stack of this checkout: the one
/// started last, or the one on a port. If it is still starting, waits until it serves. The launcher
/// has taken the shell away from its account before, and gives it back on `--unset`.
final class Env {
  /// For an `up` that was typed in the same breath.
  private static final Duration LONGEST_APPEARANCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final String HOW_TO_START = "; start it with ./poolkeeper up";

  private final StacksHere stacks;

  Env(StacksHere stacks) {
    this.stacks = stacks;
  }

  int run(List<String> options, PrintStream out) throws IOException, InterruptedException {
    try {
      print(stack(options), out);
      return 0;
    } catch (IOException | UsageException e) {
      Up.progress(
          "this shell reaches nothing now; eval \"$(./poolkeeper env --unset)\" gives it back");
      throw e;
    }
  }

  private RunningStack stack(List<String> options) throws IOException, InterruptedException {
    return switch (options) {
      case List<String> none when none.isEmpty() -> served(newest());
      case List<String> port when port.size() == 2 && port.getFirst().equals("--port") ->
          on(UpOptions.port(port.getLast()));
      case List<String> other ->
          throw new UsageException("env has the options --unset and --port N, not " + other);
    };
  }

  private Entry newest() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_APPEARANCE.toNanos();
    do {
      List<Entry> all = stacks.newestFirst();
      if (!all.isEmpty()) {
        tellOfOthers(all);
        return all.getFirst();
      }
      Thread.sleep(BETWEEN_LOOKS);
    } while (System.nanoTime() < end);
    throw new IOException("nothing is running here" + HOW_TO_START);
  }

  private static void tellOfOthers(List<Entry> all) throws IOException {
    for (Entry other : all.subList(1, all.size())) {
      Optional<RunningStack> addresses = other.addresses();
      if (addresses.isPresent()) {
        URI endpoint = URI.create(addresses.get().awsEndpoint());
        Up.progress(
            "takes the stack started last; another one has ./poolkeeper env --port "
                + endpoint.getPort());
      }
    }
  }

  private RunningStack on(int port) throws IOException {
    for (Entry entry : stacks.newestFirst()) {
      Optional<RunningStack> stack = entry.addresses();
      if (stack.isPresent() && URI.create(stack.get().awsEndpoint()).getPort() == port) {
        return stack.get();
      }
    }
    throw new IOException("no stack of this checkout has port " + port + HOW_TO_START);
  }

  private static RunningStack served(Entry entry) throws IOException, InterruptedException {
    boolean told = false;
    while (entry.isAlive()) {
      Optional<RunningStack> stack = entry.addresses();
      if (stack.isPresent()) {
        return answering(stack.get());
      }
      if (!told) {
        Up.progress("waits for the stack that is starting");
        told = true;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IOException("the stack has ended before it served; its ./poolkeeper up says why");
  }

  private static RunningStack answering(RunningStack stack) throws IOException {
    URI endpoint = URI.create(stack.awsEndpoint());
    try (var _ = new Socket(endpoint.getHost(), endpoint.getPort())) {
      return stack;
    } catch (IOException e) {
      throw new IOException("nothing answers on " + endpoint + HOW_TO_START, e);
    }
  }

  private static void print(RunningStack stack, PrintStream out) {
    out.println("export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    export(out, "AWS_REGION", stack.region());
    export(out, "AWS_DEFAULT_REGION", stack.region());
    export(out, "AWS_ENDPOINT_URL", stack.awsEndpoint());
    export(out, "POOLKEEPER_REQUEST_QUEUE_URL", stack.requestQueueUrl());
    export(out, "POOLKEEPER_REJECTED_QUEUE_URL", stack.rejectedQueueUrl());
    export(out, "POOLKEEPER_API", stack.historyApi());
    export(out, "POOLKEEPER_TABLE", stack.tableName());
  }

  private static void export(PrintStream out, String name, String value) {
    out.printf("export %s='%s'%n", name, value);
  }
}
