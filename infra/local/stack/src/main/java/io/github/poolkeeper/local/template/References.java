package io.github.poolkeeper.local.template;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What `Ref` and `GetAtt` give: values of parameters, pseudo parameters, ids and attributes of
/// resources.
final class References {
  /// @param given values for the template's parameters; a parameter without one has its default
  record Parameters(Map<String, String> given) {
    Parameters {
      given = Map.copyOf(given);
    }
  }

  private final Template template;
  private final Parameters parameters;
  private final Place place;
  private final Expressions expressions;

  References(Template template, Parameters parameters, Place place, Expressions expressions) {
    this.template = template;
    this.parameters = parameters;
    this.place = place;
    this.expressions = expressions;
    parameters.given().keySet().stream()
        .filter(name -> !template.parameters().containsKey(name))
        .forEach(
            name -> {
              throw new TemplateException("There is no parameter " + name);
            });
    parameters
        .given()
        .forEach(
            (name, value) ->
                new ParameterConstraints(name, template.parameters().getJsonObject(name))
                    .check(value));
  }

  Optional<JsonValue> ref(String name) {
    if (name.startsWith("AWS::")) {
      return pseudoParameter(name);
    }
    return Optional.of(
        template.parameters().containsKey(name)
            ? parameter(name)
            : Json.createValue(resourceId(name)));
  }

  private Optional<JsonValue> pseudoParameter(String name) {
    return switch (name) {
      case "AWS::NoValue" -> Optional.empty();
      case "AWS::AccountId" -> text(place.accountId());
      case "AWS::Partition" -> text("aws");
      case "AWS::Region" -> text(place.region());
      case "AWS::StackName" -> text(place.stackName());
      case "AWS::StackId" -> text(place.arn("cloudformation", "stack/" + place.stackName()));
      case "AWS::URLSuffix" -> text("amazonaws.com");
      default -> throw new TemplateException("%s is not known to the local stack".formatted(name));
    };
  }

  private static Optional<JsonValue> text(String value) {
    return Optional.of(Json.createValue(value));
  }

  private JsonValue parameter(String name) {
    JsonObject parameter = template.parameters().getJsonObject(name);
    JsonValue initial = parameter.get("Default");
    String value =
        Optional.ofNullable(parameters.given().get(name))
            .or(() -> Optional.ofNullable(initial).map(Expressions::text))
            .orElseThrow(() -> new TemplateException("Parameter %s has no value".formatted(name)));
    return parameter.getString("Type").contains("List")
        ? Json.createArrayBuilder(Arrays.asList(value.split("\\s*,\\s*"))).build()
        : Json.createValue(value);
  }

  private String resourceId(String logicalId) {
    return switch (template.typeOf(logicalId)) {
      case "AWS::SQS::Queue" -> place.queueUrl(nameOf(logicalId));
      case "AWS::Serverless::HttpApi" -> logicalId.toLowerCase(Locale.ROOT);
      case "AWS::Serverless::StateMachine" ->
          place.arn("states", "stateMachine:" + nameOf(logicalId));
      default -> nameOf(logicalId);
    };
  }

  JsonValue attribute(String logicalId, String attribute) {
    String type = template.typeOf(logicalId);
    String name = nameOf(logicalId);
    return Json.createValue(
        switch (type + " " + attribute) {
          case "AWS::SQS::Queue Arn" -> place.arn("sqs", name);
          case "AWS::SQS::Queue QueueName" -> name;
          case "AWS::SQS::Queue QueueUrl" -> place.queueUrl(name);
          case "AWS::DynamoDB::Table Arn" -> place.arn("dynamodb", "table/" + name);
          case "AWS::DynamoDB::Table StreamArn" ->
              place.arn("dynamodb", "table/" + name + "/stream/local");
          case "AWS::Events::EventBus Arn" -> place.arn("events", "event-bus/" + name);
          case "AWS::Events::Rule Arn" -> place.arn("events", "rule/" + name);
          case "AWS::IAM::Role Arn" -> place.roleArn(name);
          case "AWS::IAM::Role RoleId" -> "AROALOCAL" + logicalId.toUpperCase(Locale.ROOT);
          case "AWS::Logs::LogGroup Arn" -> place.arn("logs", "log-group:" + name + ":*");
          case "AWS::Serverless::Function Arn" -> place.arn("lambda", "function:" + name);
          default ->
              throw new TemplateException(
                  "%s (%s) has no attribute %s that the local stack knows"
                      .formatted(logicalId, type, attribute));
        });
  }

  /// The physical name: the one the template gives, else one made up as CloudFormation does.
  String nameOf(String logicalId) {
    JsonValue given = template.properties(logicalId).get(nameProperty(template.typeOf(logicalId)));
    return given == null
        ? place.stackName() + "-" + logicalId
        : Expressions.text(expressions.required(given));
  }

  private static String nameProperty(String type) {
    return switch (type) {
      case "AWS::SQS::Queue" -> "QueueName";
      case "AWS::DynamoDB::Table" -> "TableName";
      case "AWS::IAM::Role" -> "RoleName";
      case "AWS::Logs::LogGroup" -> "LogGroupName";
      case "AWS::Serverless::Function" -> "FunctionName";
      default -> "Name";
    };
  }
}
