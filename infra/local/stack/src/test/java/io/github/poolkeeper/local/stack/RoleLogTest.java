package io.github.poolkeeper.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.iam.AccessControl;
import io.github.poolkeeper.local.iam.Patterns;
import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.iam.Statement;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.Place;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleLogTest {
  private static final Place PLACE =
      new Place("eu-central-2", "000000000000", "stack", URI.create("http://127.0.0.1:4566"));

  @ParameterizedTest
  @CsvSource({
    "logs:CreateLogStream logs:PutLogEvents, group:*, 2",
    "logs:CreateLogStream logs:PutLogEvents, group,   0",
    "logs:CreateLogStream logs:PutLogEvents, other:*, 0",
    "logs:CreateLogStream,                   group:*, 0",
    "logs:PutLogEvents,                      group:*, 0",
  })
  void aFunctionWithoutTheRightsHasNoLog(String actions, String resource, int lines) {
    List<String> written = new ArrayList<>();
    var log = new RoleLog(function(actions, resource), PLACE, new AccessControl(), written::add);

    log.accept("first");
    log.accept("second");

    assertThat(written).hasSize(lines);
  }

  private static FunctionDefinition function(String actions, String resource) {
    var statement =
        new Statement(
            "Log",
            Statement.Effect.ALLOW,
            new Patterns.AnyOf(Arrays.asList(actions.split(" "))),
            new Patterns.AnyOf(List.of(PLACE.arn("logs", "log-group:" + resource))),
            List.of());
    return new FunctionDefinition(
        "Function",
        "function",
        Path.of("code"),
        "Handler",
        Map.of(),
        Duration.ofSeconds(1),
        128,
        new FunctionDefinition.Role("AROAFUNCTION", new Policy(List.of(statement))),
        "group",
        List.of(),
        List.of(),
        List.of());
  }
}
