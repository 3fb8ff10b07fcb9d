package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks the running Poolkeeper for changes, as anybody would.
record Changes(Scene scene) {
  private static final Set<String> UNDER_WAY = Set.of("QUEUED", "APPLYING");
  private static final String PENDING = "PENDING_APPROVAL";
  private static final List<String> APPROVERS = List.of("approver1", "approver2");
  private static final Duration LONGEST_CHANGE = Duration.ofMinutes(3);

  /// Sends a request to the queue; its request id, which is the message's where it has none.
  String send(AccessKey who, JsonObject request) throws IOException, InterruptedException {
    JsonObject message =
        Json.createObjectBuilder()
            .add("QueueUrl", scene.stack().requestQueueUrl())
            .add("MessageGroupId", request.getString("userPoolId"))
            .add("MessageBody", request.toString())
            .build();
    Answer answer = scene.aws().as(who).call("sqs", "SendMessage", message).orFail();
    return request.getString("requestId", answer.json().getString("MessageId"));
  }

  Answer api(AccessKey who, String method, String path, JsonObject body)
      throws IOException, InterruptedException {
    return scene.aws().as(who).history(scene.stack().historyApi(), method, path, body);
  }

  /// The answer that has the record of a request, once it has ended or waits.
  ///
  /// @throws IllegalStateException when it does not end in time
  Answer ended(String userPoolId, String requestId) throws Exception {
    String path =
        "/user-pools/%s/changes?requestId=%s".formatted(userPoolId, Aws.encoded(requestId));
    AccessKey reader = scene.person(APPROVERS.getFirst());
    return Scene.await(
            LONGEST_CHANGE,
            () ->
                Optional.of(api(reader, "GET", path, Json.createObjectBuilder().build()))
                    .filter(Answer::taken)
                    .filter(answer -> isEnded(answer)))
        .orElseThrow(() -> new IllegalStateException("request " + requestId + " does not end"));
  }

  private static boolean isEnded(Answer answer) {
    return answer.json().getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .anyMatch(record -> !UNDER_WAY.contains(record.getString("status")));
  }

  static JsonObject record(Answer answer) {
    return answer.json().getJsonArray("changes").getJsonObject(0);
  }

  /// The same, with people's approval where it is asked for.
  Answer endedWithApproval(String userPoolId, String requestId) throws Exception {
    Answer answer = ended(userPoolId, requestId);
    for (String approver : APPROVERS) {
      if (record(answer).getString("status").equals(PENDING)) {
        answer(scene.person(approver), record(answer)).orFail();
        answer = ended(userPoolId, requestId);
      }
    }
    return answer;
  }

  /// Approves.
  Answer answer(AccessKey who, JsonObject record) throws IOException, InterruptedException {
    String path =
        "/user-pools/%s/changes/%s/approve"
            .formatted(record.getString("userPoolId"), record.getString("changeId"));
    return api(who, "POST", path, Scene.object("reason", "The contract is asked"));
  }
}
