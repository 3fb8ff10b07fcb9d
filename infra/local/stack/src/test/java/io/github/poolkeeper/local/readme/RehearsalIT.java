package io.github.poolkeeper.local.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The README's rehearsal, copied into a shell block by block. A stack with the pool stands for the
/// account; the rehearsal has one of its own, which the launcher starts.
class RehearsalIT {
  private static final String POOL = "eu-west-1_AbCdEf123";
  private static LocalStack account;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    var settings =
        new StackSettings(new Project(ShellBlocks.PROJECT), 0, Map.of(), Map.of(), _ -> {});
    account = LocalStack.start(settings, _ -> {});
    JsonObject described = read(ShellBlocks.PROJECT.resolve("events/pool.json"));
    JsonObject userPool =
        Json.createObjectBuilder(described.getJsonObject("UserPool"))
            .add("Id", POOL)
            .add("MfaConfiguration", "OPTIONAL")
            .build();
    JsonObject mfaConfig =
        Json.createObjectBuilder()
            .add("MfaConfiguration", "OPTIONAL")
            .add("SoftwareTokenMfaConfiguration", Json.createObjectBuilder().add("Enabled", true))
            .build();
    account.cognito().load(POOL, userPool, Optional.of(mfaConfig));
  }

  @AfterAll
  static void stop() {
    account.close();
  }

  @Test
  void showsWhatBecameOfTheChangeAndGivesTheShellBack() throws Exception {
    assumeTrue(isOnPath("aws"), "no aws command on this machine");
    List<String> blocks = ShellBlocks.in("README.md", "Try it");
    JsonObject before = described();

    Run run =
        bash(
            blocks.get(1)
                + "aws cognito-idp get-user-pool-mfa-config --user-pool-id "
                + POOL
                + "\n"
                + blocks.get(2)
                + "echo \"$AWS_ACCESS_KEY_ID $AWS_ENDPOINT_URL $AWS_REGION ${AWS_DEFAULT_REGION-none} ${POOLKEEPER_TABLE-none}\"\n"
                + "wait $! || true\n");

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(run.said())
        .contains(
            "waits for the stack that is starting",
            "APPLIED",
            "/Policies/PasswordPolicy/MinimumLength",
            "SoftwareTokenMfaConfiguration",
            "test " + account.endpoint() + " eu-central-2 eu-central-2 none")
        .doesNotContain("warning:");
    assertThat(described()).isEqualTo(before);
  }

  @Test
  void takesThePoolFromAFileWithBothOutputs() throws Exception {
    assumeTrue(isOnPath("aws"), "no aws command on this machine");
    List<String> blocks = ShellBlocks.in("README.md", "Try it");
    String file = blocks.get(3).replace("pool.json", folder.resolve("pool.json").toString());

    Run run =
        bash(
            file
                + "eval \"$(./poolkeeper env)\"\n"
                + "aws cognito-idp get-user-pool-mfa-config --user-pool-id "
                + POOL
                + "\n"
                + blocks.get(2)
                + "wait $! || true\n");

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(run.said()).contains("SoftwareTokenMfaConfiguration").doesNotContain("warning:");
  }

  /// The shell's own credentials and the launcher's exit code, a sentence each.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up --copy eu-west-1_Missing01                        | 1 | cannot copy eu-west-1_Missing01
          AWS_ACCESS_KEY_ID=other up --copy eu-west-1_AbCdEf123 | 1 | security token included in the request is invalid
          AWS_ACCESS_KEY_ID= up --copy eu-west-1_AbCdEf123     | 1 | there are no AWS credentials that hold now
          up --copy pool                                       | 2 | --copy takes a user pool's id
          up --pool /nope.json                                 | 1 | there is no file /nope.json
          up --policy                                          | 2 | --policy needs a value
          """)
  void saysLastWhatIsWrong(String command, int exit, String message) throws Exception {
    String assignments = command.substring(0, command.indexOf("up "));
    Run run =
        bash(
            "AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null "
                + assignments
                + "./poolkeeper "
                + command.substring(assignments.length()));

    assertThat(run.exit()).as(run.said()).isEqualTo(exit);
    assertThat(run.said().lines().toList().getLast()).startsWith("poolkeeper: ").contains(message);
  }

  /// What would otherwise go on in the account.
  @Test
  void leavesAShellThatReachesNothingWhenItFails() throws Exception {
    Run run =
        bash(
            """
            eval "$(./poolkeeper env --port 1)" || echo "status $?"
            echo "away $AWS_ACCESS_KEY_ID $AWS_ENDPOINT_URL ${AWS_PROFILE-none}"
            eval "$(./poolkeeper env --unset)"
            echo "back $AWS_ACCESS_KEY_ID $AWS_ENDPOINT_URL"
            eval "$(./poolkeeper env --port 1)"
            echo "never said: the shell has -e"
            """);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.said())
        .contains(
            "no stack of this checkout has port 1",
            "status 1",
            "away none http://127.0.0.1:9 none",
            "back test " + account.endpoint())
        .doesNotContain("never said");
  }

  /// Two in one checkout, as somebody has them who forgot the first.
  @Test
  void aSecondStackLeavesTheFirstReachable() throws Exception {
    Run run =
        bash(
            """
            ./poolkeeper up & first=$!
            eval "$(./poolkeeper env)"; a=$AWS_ENDPOINT_URL
            ./poolkeeper up & second=$!
            eval "$(./poolkeeper env)"; b=$AWS_ENDPOINT_URL
            [ "$a" != "$b" ] && echo differ
            kill $second; wait $second || true
            eval "$(./poolkeeper env)"; [ "$AWS_ENDPOINT_URL" = "$a" ] && echo first
            eval "$(./poolkeeper env --port "${a##*:}")"; [ "$AWS_ENDPOINT_URL" = "$a" ] && echo port
            kill $first; wait $first || true
            """);

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(run.said()).contains("differ\n", "first\n", "port\n", "another one has");
  }

  private record Run(int exit, String said) {}

  /// In the checkout, with the account's credentials, and stopping at what fails.
  private Run bash(String script) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euc", script)
            .directory(ShellBlocks.PROJECT.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_REGION", account.region());
    environment.put("AWS_DEFAULT_REGION", account.region());
    environment.put("AWS_ENDPOINT_URL", account.endpoint().toString());
    Process shell = builder.start();
    int exit = shell.waitFor();
    return new Run(exit, Files.readString(output));
  }

  private static JsonObject described() throws Exception {
    return new StackClient(
            account.endpoint(), account.region(), account.output("ChangeRequestsQueueUrl"))
        .describe(POOL);
  }

  private static JsonObject read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    }
  }

  private static boolean isOnPath(String command) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, command)));
  }
}
