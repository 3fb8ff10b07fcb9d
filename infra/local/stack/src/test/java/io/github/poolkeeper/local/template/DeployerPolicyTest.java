package io.github.poolkeeper.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The deployer's policy in the documentation, held against what the template creates. What a type
/// takes to be made, changed and removed is from the permissions of its handlers in the registry of
/// CloudFormation.
class DeployerPolicyTest {
  private static final Path PROJECT = Path.of("../../..");

  private static final Map<String, List<String>> NEEDED =
      Map.ofEntries(
          Map.entry(
              "AWS::CloudWatch::Alarm",
              List.of("cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms")),
          Map.entry(
              "AWS::DynamoDB::Table",
              List.of(
                  "dynamodb:CreateTable",
                  "dynamodb:DescribeTable",
                  "dynamodb:UpdateTable",
                  "dynamodb:UpdateContinuousBackups")),
          Map.entry(
              "AWS::Events::EventBus", List.of("events:CreateEventBus", "events:DeleteEventBus")),
          Map.entry(
              "AWS::Events::Rule",
              List.of(
                  "events:PutRule",
                  "events:PutTargets",
                  "events:RemoveTargets",
                  "events:DeleteRule")),
          Map.entry(
              "AWS::IAM::Role",
              List.of(
                  "iam:CreateRole",
                  "iam:PutRolePolicy",
                  "iam:PutRolePermissionsBoundary",
                  "iam:UpdateAssumeRolePolicy",
                  "iam:DeleteRolePolicy",
                  "iam:DeleteRole",
                  "iam:PassRole")),
          Map.entry(
              "AWS::Logs::LogGroup",
              List.of(
                  "logs:CreateLogGroup",
                  "logs:PutRetentionPolicy",
                  "logs:AssociateKmsKey",
                  "logs:DeleteLogGroup")),
          Map.entry(
              "AWS::Pipes::Pipe",
              List.of("pipes:CreatePipe", "pipes:UpdatePipe", "pipes:DeletePipe")),
          Map.entry("AWS::SNS::Topic", List.of("sns:CreateTopic", "sns:DeleteTopic")),
          Map.entry(
              "AWS::SQS::Queue",
              List.of("sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:DeleteQueue")),
          Map.entry("AWS::SQS::QueuePolicy", List.of("sqs:SetQueueAttributes")),
          // With what SAM makes of it: versions, an alias, event sources, permissions.
          Map.entry(
              "AWS::Serverless::Function",
              List.of(
                  "lambda:CreateFunction",
                  "lambda:UpdateFunctionCode",
                  "lambda:UpdateFunctionConfiguration",
                  "lambda:PublishVersion",
                  "lambda:CreateAlias",
                  "lambda:UpdateAlias",
                  "lambda:CreateEventSourceMapping",
                  "lambda:AddPermission",
                  "lambda:GetLayerVersion",
                  "lambda:DeleteFunction")),
          // With its stage and where that writes its access log.
          Map.entry(
              "AWS::Serverless::HttpApi",
              List.of(
                  "apigateway:POST",
                  "apigateway:PUT",
                  "apigateway:PATCH",
                  "apigateway:DELETE",
                  "logs:CreateLogDelivery",
                  "logs:PutResourcePolicy")),
          Map.entry(
              "AWS::Serverless::StateMachine",
              List.of(
                  "states:CreateStateMachine",
                  "states:UpdateStateMachine",
                  "states:DeleteStateMachine")));

  @Test
  void allowsToMakeChangeAndRemoveWhateverTheTemplateHas() throws IOException {
    JsonObject resources =
        TemplateYaml.read(PROJECT.resolve("template.yaml")).getJsonObject("Resources");
    Set<String> types =
        resources.values().stream()
            .map(resource -> resource.asJsonObject().getString("Type"))
            .collect(Collectors.toSet());

    assertThat(NEEDED.keySet()).isEqualTo(types);
    assertThat(allowed())
        .containsAll(NEEDED.values().stream().flatMap(List::stream).distinct().toList());
  }

  /// Whoever deploys could else read the history, or change pools.
  @Test
  void allowsNothingToBeDoneWithWhatIsThere() throws IOException {
    assertThat(allowed())
        .noneMatch(action -> action.contains("*"))
        .doesNotContain("dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PutItem")
        .doesNotContain("sqs:SendMessage", "sqs:ReceiveMessage", "lambda:InvokeFunction")
        .noneMatch(action -> action.startsWith("cognito-idp:"));
  }

  private static List<String> allowed() throws IOException {
    Path file = PROJECT.resolve("docs/deployer-policy.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject().getJsonArray("Statement").getValuesAs(JsonObject.class).stream()
          .flatMap(DeployerPolicyTest::actions)
          .toList();
    }
  }

  private static Stream<String> actions(JsonObject statement) {
    return statement.get("Action") instanceof JsonArray several
        ? several.getValuesAs(JsonString::getString).stream()
        : Stream.of(statement.getString("Action"));
  }
}
