package io.github.poolkeeper.local.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody has the task token of a workflow that waits for a person, and lets Poolkeeper answer
/// it.
@ExtendWith(Target.Shared.class)
class TaskTokensIT {
  static Stream<Arguments> requests() {
    return Stream.of("ines.weber-as-engineer", "approver1", "mai.tanaka-federated", "root")
        .flatMap(
            who ->
                Stream.of(
                        "\"dryRun\": true, \"change\": {\"UserPoolTags\": {\"a\": \"b\"}}",
                        "\"restore\": {\"revision\": 1}",
                        "\"rollback\": {\"changeId\": \"01964d8e-b6a0-7abc-9def-0123456789ab\"}",
                        "\"nonsense\": 1")
                    .map(request -> Arguments.of(who, request)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void areNotAnsweredForWhoeverHasThem(String who, String request, Target target) throws Exception {
    String token = "stolen-" + who + request.hashCode();

    JsonObject record =
        target.sent(who, target.pool(), request + ", \"taskToken\": \"" + token + "\"");

    assertThat(record.getString("status")).isEqualTo("REJECTED");
    assertThat(record.getJsonArray("violations").toString()).contains("/taskToken");
    assertThat(target.callbacks().toString()).doesNotContain(token);
  }

  @Test
  void areNotAnsweredInTheDetailOfAnEvent(Target target) throws Exception {
    String pool = target.pool();
    String event =
        """
        {"id": "stolen-event", "detail-type": "Change", "source": "shop", "detail":
         {"userPoolId": "%s", "dryRun": true, "taskToken": "stolen-in-an-event",
          "change": {"UserPoolTags": {"a": "b"}}}}"""
            .formatted(pool);

    target.template.client.send(pool, event, "ines.weber-as-engineer");

    assertThat(target.template.client.awaitEnd(pool, "stolen-event").getString("status"))
        .isEqualTo("REJECTED");
    assertThat(target.callbacks().toString()).doesNotContain("stolen-in-an-event");
  }

  @Test
  void areNotJoinedToSomebodyElsesRequest(Target target) throws Exception {
    String pool = target.pool();
    String request = "\"requestId\": \"r1\", \"change\": {\"UserPoolTags\": {\"a\": \"b\"}}";
    target.sent("execution-as-workflow", pool, request + ", \"taskToken\": \"own\"");

    target.sent("ines.weber-as-engineer", pool, request + ", \"taskToken\": \"stolen-join\"");
    target.sent("otto.kern-as-engineer", pool, "\"change\": {\"UserPoolTags\": {\"a\": \"c\"}}");

    assertThat(target.callbacks().toString()).contains("\"own\"").doesNotContain("stolen-join");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/changes", "/changes/ID/rollback", "/restore", "/plan"})
  void areNoMembersOverHttp(String route, Target target) throws Exception {
    String pool = target.pool();
    JsonObject record =
        target.submitted("test", pool, "{\"change\": {\"UserPoolTags\": {\"a\": \"b\"}}}");
    String path = "/user-pools/" + pool + route.replace("ID", record.getString("changeId"));

    var answer = target.post("execution-as-workflow", path, "{\"taskToken\": \"over-http\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/taskToken");
    assertThat(target.callbacks().toString()).doesNotContain("over-http");
  }
}
