package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The approval workflow against the message contract. That an interpreter runs it as it should is
/// the test in `infra/workflows`, which needs Python.
class ApprovalWorkflowTest {
  private static final JsonObject DEFINITION = definition();
  private static final JsonObject STATES = DEFINITION.getJsonObject("States");

  /// What the paths of the workflow's messages lead to.
  private static final JsonObject VALUES =
      JsonText.parse(
              """
              {"userPoolId": "eu-west-1_AbCdEf123", "requestId": "execution-1", "requestedBy": "ines",
               "reason": "audit", "change": {"PoolName": "people"}, "taskToken": "token",
               "changeId": "01964d8e-b6a0-7abc-9def-0123456789ab"}\
              """)
          .asJsonObject();

  @Test
  void reachesEveryStateAndNoneThatIsMissing() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(DEFINITION.getString("StartAt")));
    while (!open.isEmpty()) {
      String name = open.remove();
      if (reached.add(name)) {
        assertThat(STATES).containsKey(name);
        next(STATES.getJsonObject(name)).forEach(open::add);
      }
    }

    assertThat(reached).containsExactlyInAnyOrderElementsOf(STATES.keySet());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void sendsValidRequestsThatWaitForTheirAnswerAndNotForEver(JsonObject task) {
    JsonObject parameters = task.getJsonObject("Parameters");
    JsonObject body = filled(parameters.getJsonObject("MessageBody"));

    RequestMessage message = RequestMessage.read(body.toString(), new RequestId("message-1"));

    assertThat(message.parsed())
        .isInstanceOfSatisfying(
            Parsed.Valid.class,
            valid -> {
              assertThat(valid.request().taskToken()).contains(new TaskToken("token"));
              assertThat(valid.request().requestId()).isEqualTo(new RequestId("execution-1"));
            });
    assertThat(task.getString("Resource")).endsWith(":sqs:sendMessage.waitForTaskToken");
    assertThat(parameters.getString("MessageGroupId.$")).isEqualTo("$.userPoolId");
    assertThat(task.getInt("TimeoutSeconds", 0) > 0 || task.containsKey("TimeoutSecondsPath"))
        .isTrue();
  }

  @Test
  void namesStatesThatThereAre() {
    Stream<String> chosen =
        members("Choices")
            .flatMap(choice -> JsonValues.text(choice.asJsonObject(), "StringEquals").stream());
    Stream<String> caught =
        members("Catch")
            .flatMap(catcher -> catcher.asJsonObject().getJsonArray("ErrorEquals").stream())
            .map(error -> ((JsonString) error).getString())
            .filter(error -> !error.startsWith("States."));

    assertThat(Stream.concat(chosen, caught)).isNotEmpty().isSubsetOf(ChangeStatus.Known.words());
  }

  static Stream<JsonObject> requests() {
    return states().filter(state -> state.getString("Resource", "").contains(":sqs:"));
  }

  private static Stream<JsonObject> states() {
    return STATES.values().stream().map(JsonValue::asJsonObject);
  }

  private static Stream<JsonValue> members(String list) {
    return states().flatMap(state -> list(state, list));
  }

  private static Stream<JsonValue> list(JsonObject state, String name) {
    return Optional.ofNullable(state.get(name)).stream()
        .flatMap(list -> list.asJsonArray().stream());
  }

  private static Stream<String> next(JsonObject state) {
    Stream<JsonObject> branches =
        Stream.concat(list(state, "Choices"), list(state, "Catch")).map(JsonValue::asJsonObject);
    return Stream.concat(
        Stream.of("Next", "Default").flatMap(name -> JsonValues.text(state, name).stream()),
        branches.map(branch -> branch.getString("Next")));
  }

  /// With a value of that name for each path.
  private static JsonObject filled(JsonObject template) {
    JsonObjectBuilder filled = JsonValues.object();
    template.forEach(
        (name, value) -> {
          if (name.endsWith(".$")) {
            String member = name.substring(0, name.length() - 2);
            filled.add(member, Optional.ofNullable(VALUES.get(member)).orElseThrow());
          } else {
            filled.add(name, value instanceof JsonObject object ? filled(object) : value);
          }
        });
    return filled.build();
  }

  private static JsonObject definition() {
    try {
      return JsonText.parse(Files.readString(Path.of("../../infra/workflows/approval.asl.json")))
          .asJsonObject();
    } catch (IOException | MalformedJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
