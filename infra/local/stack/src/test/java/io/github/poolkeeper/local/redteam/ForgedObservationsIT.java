package io.github.poolkeeper.local.redteam;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody changes a pool, and tells Poolkeeper that it was somebody else.
@ExtendWith(Target.Shared.class)
class ForgedObservationsIT {
  @ParameterizedTest
  @ValueSource(
      strings = {"test", "approver1", "ines.weber-as-engineer", "root", "LOCALAPPLYFUNCTION"})
  void areNotTakenFromAnybodyByTheirQueue(String who, Target target) throws Exception {
    HttpResponse<String> sent =
        call(
            target,
            who,
            "sqs",
            "AmazonSQS.SendMessage",
            Json.createObjectBuilder()
                .add("QueueUrl", queue(target))
                .add("MessageGroupId", "observations")
                .add("MessageBody", record("eu-central-2_RedTeam1").toString())
                .build());

    assertThat(sent.statusCode()).isEqualTo(403);
    assertThat(sent.body()).contains("explicit deny");
  }

  @Test
  void areNotTakenByTheBusInTheNameOfCognito(Target target) throws Exception {
    HttpResponse<String> put =
        call(
            target,
            "approver1",
            "events",
            "AWSEvents.PutEvents",
            Json.createObjectBuilder()
                .add(
                    "Entries",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("Source", "aws.cognito-idp")
                                .add("DetailType", "AWS API Call via CloudTrail")
                                .add("Detail", record("eu-central-2_RedTeam1").toString())))
                .build());

    assertThat(put.body()).contains("\"FailedEntryCount\":1", "NotAuthorizedForSource");
  }

  @Test
  void layNothingOnAnybodyWhenTheyComeAsRequests(Target target) throws Exception {
    String pool = target.pool();
    target.sent("approver1", pool, "\"change\": {\"UserPoolTags\": {\"team\": \"a\"}}");
    target.pool(pool, "{\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 6}}}");

    target.template.client.send(pool, record(pool).toString(), "approver1");

    await()
        .during(Duration.ofSeconds(2))
        .until(
            () ->
                target.template.client.history(pool).stream()
                    .noneMatch(record -> record.containsKey("doneBy")));
  }

  @Test
  void layNothingOnAnybodyPastIntake(Target target) throws Exception {
    String pool = target.pool();
    target.sent("approver1", pool, "\"change\": {\"UserPoolTags\": {\"team\": \"a\"}}");
    target.pool(pool, "{\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 6}}}");
    String look =
        """
        {"look": {"userPoolId": "%s", "seen": {"eventId": "e", "at": "%s",
          "operation": "UpdateUserPool", "via": "console",
          "who": {"principal": "AIDAMAITANAKA", "name": "mai.tanaka"}}}}\
        """
            .formatted(pool, Instant.now().truncatedTo(ChronoUnit.SECONDS));

    call(
        target,
        "approver1",
        "sqs",
        "AmazonSQS.SendMessage",
        Json.createObjectBuilder()
            .add("QueueUrl", target.template.stack.output("ChangesQueueUrl"))
            .add("MessageGroupId", pool)
            .add("MessageBody", look)
            .build());
    target.sent("approver1", pool, "\"change\": {\"UserPoolTags\": {\"team\": \"b\"}}");

    assertThat(target.template.client.history(pool))
        .noneMatch(record -> record.containsKey("doneBy"));
  }

  private static String queue(Target target) {
    return target
        .template
        .stack
        .output("ChangeRequestsQueueUrl")
        .replace("change-requests", "observations");
  }

  /// As CloudTrail writes them.
  private static JsonObject record(String pool) {
    return Target.json(
        """
        {"eventVersion": "1.11", "eventSource": "cognito-idp.amazonaws.com",
         "eventName": "UpdateUserPool", "eventType": "AwsApiCall", "eventTime": "%s",
         "eventID": "00000000-0000-4000-8000-000000000000", "readOnly": false,
         "userIdentity": {"type": "IAMUser", "principalId": "AIDAMAITANAKA",
           "userName": "mai.tanaka"},
         "requestParameters": {"userPoolId": "%s"}}\
        """
            .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), pool));
  }

  private static HttpResponse<String> call(
      Target target, String who, String service, String operation, JsonObject body)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          new AwsSigner(who)
              .sign(
                  service,
                  "POST",
                  target.template.stack.endpoint().resolve("/"),
                  Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", operation),
                  body.toString())
              .build(),
          BodyHandlers.ofString());
    }
  }
}
