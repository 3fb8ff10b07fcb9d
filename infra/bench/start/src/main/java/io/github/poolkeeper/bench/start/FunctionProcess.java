package io.github.poolkeeper.bench.start;

import io.github.poolkeeper.bench.start.Contestant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A contestant as a process, started as Lambda's managed runtimes start it.
final class FunctionProcess implements AutoCloseable {
  private static final int CLOCK_TICKS_A_SECOND = 100;
  private static final int HEAP_PERCENT = 85;

  private final Process process;

  private FunctionProcess(Process process) {
    this.process = process;
  }

  static FunctionProcess start(Contestant contestant, Machine machine, RuntimeApi api)
      throws IOException {
    List<String> command = new ArrayList<>(machine.quota().prefix());
    command.addAll(
        contestant.kind() == Kind.NODE ? node(contestant, machine) : java(contestant, machine));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(contestant.taskRoot().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(contestant, machine, api));
    Path log = contestant.taskRoot().resolveSibling(contestant.taskRoot().getFileName() + ".log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new FunctionProcess(builder.start());
  }

  /// CPU time spent since the start, in milliseconds.
  long cpuMillis() throws IOException {
    String stat = Files.readString(file("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return ticks * 1000 / CLOCK_TICKS_A_SECOND;
  }

  /// Memory that is resident now, in megabytes.
  long residentMegabytes() throws IOException {
    return Files.readAllLines(file("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow()
        / 1024;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /// The command line of the managed runtime for Java 25. C1 alone is for functions without
  /// SnapStart: <https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html>.
  private static List<String> java(Contestant contestant, Machine machine) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:MaxHeapSize=" + machine.memory() * 1024L * HEAP_PERCENT / 100 + "k");
    command.add("-XX:+UseSerialGC");
    if (!contestant.kind().isRestored()) {
      command.addAll(List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1"));
    }
    command.add("--add-opens=java.base/java.io=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    if (contestant.kind() != Kind.JAVA_RESTORED) {
      command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    }
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Djavax.net.ssl.trustStore=" + machine.tls().trust());
    command.add("-Djavax.net.ssl.trustStorePassword=" + TlsStores.PASSWORD);
    command.addAll(List.of("-classpath", machine.runtimeClassPath()));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(contestant.handler());
    return command;
  }

  private static List<String> node(Contestant contestant, Machine machine) {
    return List.of("node", machine.nodeRuntime().toString(), contestant.handler());
  }

  private static Map<String, String> environment(
      Contestant contestant, Machine machine, RuntimeApi api) {
    Map<String, String> environment = new HashMap<>(machine.endpoints());
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(machine.memory()));
    environment.put("AWS_LAMBDA_FUNCTION_NAME", contestant.taskRoot().getFileName().toString());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.put("LAMBDA_TASK_ROOT", contestant.taskRoot().toString());
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("NODE_EXTRA_CA_CERTS", machine.tls().certificate().toString());
    environment.put("JAVA_TOOL_OPTIONS", contestant.javaToolOptions());
    environment.put("HISTORY_TABLE", "history");
    environment.put("CHANGES_QUEUE_URL", machine.endpoints().get("AWS_ENDPOINT_URL_SQS") + "/c");
    environment.put("REJECTED_QUEUE_URL", machine.endpoints().get("AWS_ENDPOINT_URL_SQS") + "/r");
    environment.put("OBSERVATIONS_QUEUE_ARN", "arn:aws:sqs:us-east-1:1:observations.fifo");
    environment.put("APPLY_ROLE_ID", "AROAAPPLY");
    environment.put("INTAKE_ROLE_ID", "AROAINTAKE");
    environment.put("UNKNOWN_SETTINGS", "carry");
    environment.put("MAX_ATTEMPTS", "10");
    environment.put("APPROVAL_EXPIRY_HOURS", "72");
    environment.put("LOOK_EVERY_HOURS", "24");
    environment.putAll(credentials(contestant.kind(), api));
    return environment;
  }

  /// A restored function has to fetch them: what was in the environment would be in the snapshot.
  private static Map<String, String> credentials(Kind kind, RuntimeApi api) {
    return kind.isRestored()
        ? Map.of(
            "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", api.credentialsUri(),
            "AWS_CONTAINER_AUTHORIZATION_TOKEN", "token")
        : Map.of(
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_SESSION_TOKEN", "token");
  }
}
