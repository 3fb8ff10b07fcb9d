package io.github.poolkeeper.local.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints the shell variables that point the AWS CLI and SDKs at the running stack.
final class Env {
  private final Path runningFile;

  Env(Path runningFile) {
    this.runningFile = runningFile;
  }

  int run(PrintStream out) throws IOException {
    if (!Files.exists(runningFile)) {
      throw new IOException("nothing is running here; start it with ./poolkeeper up");
    }
    RunningStack stack = RunningStack.read(runningFile);
    if (!answers(URI.create(stack.awsEndpoint()))) {
      throw new IOException(
          "nothing answers on " + stack.awsEndpoint() + "; start it with ./poolkeeper up");
    }
    print(stack, out);
    return 0;
  }

  /// A stack that was killed leaves its file behind.
  private static boolean answers(URI endpoint) {
    try (var _ = new Socket(endpoint.getHost(), endpoint.getPort())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static void print(RunningStack stack, PrintStream out) {
    out.println("unset AWS_PROFILE AWS_SESSION_TOKEN");
    out.println("export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    export(out, "AWS_REGION", stack.region());
    export(out, "AWS_DEFAULT_REGION", stack.region());
    export(out, "AWS_ENDPOINT_URL", stack.awsEndpoint());
    export(out, "POOLKEEPER_REQUEST_QUEUE_URL", stack.requestQueueUrl());
    export(out, "POOLKEEPER_REJECTED_QUEUE_URL", stack.rejectedQueueUrl());
    export(out, "POOLKEEPER_HISTORY_API", stack.historyApi());
    export(out, "POOLKEEPER_TABLE", stack.tableName());
  }

  private static void export(PrintStream out, String name, String value) {
    out.printf("export %s='%s'%n", name, value);
  }
}
