package io.github.poolkeeper.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.intake.Submission;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(Shared.class)
class RejectedRequestsIT {
  private static final int MOST_BYTES = 1_048_576;
  private static final Violation VIOLATION =
      new Violation(Pointer.parse("/change/policies"), "did you mean Policies?");

  private final Queues queues;
  private final String url;
  private final SqsRejectedRequests rejected;

  RejectedRequestsIT(Queues queues) {
    this.queues = queues;
    this.url = queues.createStandard();
    this.rejected = new SqsRejectedRequests(queues.client(), new RejectedQueueUrl(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ \"change\" : {\"policies\":1} }\r\n\t", "招待 \ud83d\ude00", " ", "\u007f\ufffd"})
  void keepsABodyAsItCame(String body) {
    Message message = put(body, List.of(VIOLATION));
    assertThat(message.body()).isEqualTo(body);
    assertThat(attributes(message))
        .isEqualTo(
            Map.of(
                "messageId", "m-1",
                "sender", "AROAEXAMPLE:ada",
                "violationCount", "1",
                "violations",
                    "[{\"path\":\"/change/policies\",\"message\":\"did you mean Policies?\"}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u001b", "\uffff"})
  void keepsInBase64WhatSqsWouldRefuse(String body) {
    Message message = put(body, List.of(VIOLATION));
    assertThat(attributes(message)).containsEntry("encoding", "base64");
    assertThat(new String(Base64.getDecoder().decode(message.body()), StandardCharsets.UTF_8))
        .isEqualTo(body);
  }

  @Test
  void marksAnEmptyBody() {
    assertThat(attributes(put("", List.of(VIOLATION)))).containsEntry("encoding", "empty");
  }

  @Test
  void escapesInViolationsWhatSqsWouldRefuse() {
    String said = "met \u0001 \ufffe \ud800 \ud83d\ude00";
    Message message = put("{}", List.of(new Violation(Pointer.ROOT, said)));
    assertThat(violations(message).getFirst().getString("message")).isEqualTo(said);
  }

  @Test
  void keepsAsManyWholeViolationsAsThereIsRoomFor() {
    String body = "x".repeat(1_000_000);
    Message message = put(body, Collections.nCopies(2_000, VIOLATION));
    assertThat(message.body()).isEqualTo(body);
    assertThat(attributes(message)).containsEntry("violationCount", "2000");
    assertThat(violations(message).size()).isBetween(500, 1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 25, 60, 120, 200})
  void keepsABodyThatLeavesLittleRoom(int room) {
    String body = "x".repeat(MOST_BYTES - room);
    assertThat(put(body, List.of(VIOLATION, VIOLATION)).body()).isEqualTo(body);
  }

  @Test
  void knowsNoSenderWhereSqsNamesNone() {
    rejected.put(new Submission("m-1", Optional.empty(), "{}"), List.of());
    assertThat(attributes(queues.receive(url).getFirst()))
        .isEqualTo(Map.of("messageId", "m-1", "violationCount", "0", "violations", "[]"));
  }

  private Message put(String body, List<Violation> violations) {
    rejected.put(
        new Submission("m-1", Optional.of(new Identity("AROAEXAMPLE:ada")), body), violations);
    return queues.receive(url).getFirst();
  }

  private static Map<String, String> attributes(Message message) {
    return message.messageAttributes().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stringValue()));
  }

  private static List<JsonObject> violations(Message message) {
    JsonArray violations =
        JsonText.parse(attributes(message).getOrDefault("violations", "[]")).asJsonArray();
    return violations.getValuesAs(JsonObject.class);
  }
}
