package io.github.poolkeeper.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.core.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedPolicyTest {
  @TempDir private Path folder;

  @Test
  void isTheBuiltInOneWhereNoneIsDeployed() {
    assertThat(DeployedPolicy.of(new Environment(Map.of())).version())
        .isEqualTo(Policy.builtIn().version());
  }

  @Test
  void isWhatTheFileSays() throws IOException {
    Path example = Path.of("../../docs/policy-example.json");

    assertThat(DeployedPolicy.of(file(Files.readString(example))).version().version())
        .isEqualTo("harbour-3");
  }

  /// So that anybody can check which one is in force.
  @Test
  void isNamedInTheLineAtStart() throws IOException {
    Policy policy =
        DeployedPolicy.of(file(Files.readString(Path.of("../../docs/policy-example.json"))));
    RecordingContext context = new RecordingContext();

    StartLine.of(
            new Environment(Map.of("AWS_LAMBDA_FUNCTION_VERSION", "7")),
            policy.version(),
            context.getLogger())
        .write();

    assertThat(context.log())
        .singleElement()
        .asString()
        .contains("\"functionVersion\":\"7\"", "\"policyVersion\":\"harbour-3\"")
        .contains("\"policySha256\":\"" + policy.version().sha256().hex() + "\"");
  }

  @Test
  void failsWithEveryViolationNamed() throws IOException {
    Environment wrong = file("{\"rules\": []}");

    assertThatThrownBy(() -> DeployedPolicy.of(wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/version is required")
        .hasMessageContaining("/rules expected a list of at least one rule");
  }

  @Test
  void failsWhereTheFileIsNot() {
    Environment nowhere = new Environment(Map.of("POLICY_FILE", "no-such-file.json"));

    assertThatThrownBy(() -> DeployedPolicy.of(nowhere)).isInstanceOf(UncheckedIOException.class);
  }

  private Environment file(String text) throws IOException {
    Path file = folder.resolve("policy.json");
    Files.writeString(file, text);
    return new Environment(Map.of("POLICY_FILE", file.toString()));
  }
}
