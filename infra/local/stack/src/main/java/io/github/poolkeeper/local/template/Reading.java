package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One reading of a template: resolves each resource's properties and hands them to the reader of
/// its type.
final class Reading {
  /// Alarms are passed over: nothing counts metrics here.
  private static final Set<String> TYPES =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::DynamoDB::Table",
          "AWS::Events::EventBus",
          "AWS::Events::Rule",
          "AWS::IAM::Role",
          "AWS::Logs::LogGroup",
          "AWS::Pipes::Pipe",
          "AWS::SQS::Queue",
          "AWS::SQS::QueuePolicy",
          "AWS::Serverless::Function",
          "AWS::Serverless::HttpApi");

  private final Template template;
  private final Path file;
  private final Place place;
  private final References references;
  private final Expressions expressions;

  /// @param whole of which only what its conditions let in is read
  Reading(Template whole, Path file, Place place, Map<String, String> parameters) {
    this.file = file;
    this.place = place;
    var given = new References.Parameters(parameters);
    var everything = new Expressions(whole, given, place);
    checkRules(whole, everything);
    this.template = whole.where(everything::holds);
    this.expressions = new Expressions(template, given, place);
    this.references = new References(template, given, place, expressions);
  }

  /// What has to hold of the parameters together.
  private static void checkRules(Template whole, Expressions expressions) {
    for (JsonValue value : whole.rules().values()) {
      JsonObject rule = value.asJsonObject();
      if (!rule.containsKey("RuleCondition") || holds(expressions, rule, "RuleCondition")) {
        rule.getJsonArray("Assertions").getValuesAs(JsonObject.class).stream()
            .filter(assertion -> !holds(expressions, assertion, "Assert"))
            .forEach(
                assertion -> {
                  throw new TemplateException(assertion.getString("AssertDescription"));
                });
      }
    }
  }

  private static boolean holds(Expressions expressions, JsonObject owner, String name) {
    JsonObject condition = owner.getJsonObject(name);
    return expressions.required(condition).equals(JsonValue.TRUE);
  }

  StackDefinition definition() {
    checkTypes();
    return new StackDefinition(
        queues(),
        queuePolicies(),
        tables(),
        functions(),
        pipes(),
        schedules(),
        eventRules(),
        outputs());
  }

  private void checkTypes() {
    for (String logicalId : template.resources().keySet()) {
      if (!TYPES.contains(template.typeOf(logicalId))) {
        throw new TemplateException(
            "%s: a %s is not known to the local stack"
                .formatted(logicalId, template.typeOf(logicalId)));
      }
    }
  }

  private List<QueueDefinition> queues() {
    var reader = new QueueReader(place);
    List<QueueDefinition> queues = new ArrayList<>();
    template.forEach(
        "AWS::SQS::Queue",
        (id, properties) ->
            queues.add(reader.read(id, references.nameOf(id), resolve(properties))));
    return queues;
  }

  private List<QueuePolicy> queuePolicies() {
    List<QueuePolicy> policies = new ArrayList<>();
    template.forEach(
        "AWS::SQS::QueuePolicy",
        (id, properties) -> policies.add(QueuePolicyReader.read(id, resolve(properties))));
    return policies;
  }

  private List<TableDefinition> tables() {
    List<TableDefinition> tables = new ArrayList<>();
    template.forEach(
        "AWS::DynamoDB::Table",
        (id, properties) ->
            tables.add(TableReader.read(id, references.nameOf(id), resolve(properties))));
    return tables;
  }

  private List<FunctionDefinition> functions() {
    var reader = new FunctionReader(file, roles());
    List<FunctionDefinition> functions = new ArrayList<>();
    template.forEach(
        "AWS::Serverless::Function",
        (id, properties) ->
            functions.add(
                reader.read(id, references.nameOf(id), resolve(withGlobals(properties)))));
    return functions;
  }

  private List<PipeDefinition> pipes() {
    var reader = new PipeReader(policyByRoleArn());
    List<PipeDefinition> pipes = new ArrayList<>();
    template.forEach(
        "AWS::Pipes::Pipe",
        (id, properties) -> pipes.add(reader.read(id, references.nameOf(id), resolve(properties))));
    return pipes;
  }

  private List<ScheduleDefinition> schedules() {
    var reader = new ScheduleReader(place);
    List<ScheduleDefinition> schedules = new ArrayList<>();
    template.forEach(
        "AWS::Events::Rule",
        (id, properties) -> {
          if (!EventRuleReader.isOne(properties)) {
            schedules.add(reader.read(id, references.nameOf(id), resolve(properties)));
          }
        });
    return schedules;
  }

  private List<EventRuleDefinition> eventRules() {
    List<EventRuleDefinition> rules = new ArrayList<>();
    template.forEach(
        "AWS::Events::Rule",
        (id, properties) -> {
          if (EventRuleReader.isOne(properties)) {
            rules.add(EventRuleReader.read(id, references.nameOf(id), resolve(properties)));
          }
        });
    return rules;
  }

  private Map<String, FunctionDefinition.Role> roles() {
    Map<String, FunctionDefinition.Role> roles = new HashMap<>();
    template.forEach(
        "AWS::IAM::Role",
        (id, properties) ->
            roles.put(
                Expressions.string(references.attribute(id, "Arn")),
                new FunctionDefinition.Role(
                    Expressions.string(references.attribute(id, "RoleId")),
                    RoleReader.read(id, resolve(properties)))));
    return roles;
  }

  private Map<String, Policy> policyByRoleArn() {
    Map<String, Policy> policies = new HashMap<>();
    template.forEach(
        "AWS::IAM::Role",
        (id, properties) ->
            policies.put(
                Expressions.string(references.attribute(id, "Arn")),
                RoleReader.read(id, resolve(properties))));
    return policies;
  }

  private JsonObject resolve(JsonObject properties) {
    return expressions.required(properties).asJsonObject();
  }

  /// SAM merges objects and lets a function's own value win; lists are not merged here because
  /// nothing that may be global and is read here is a list.
  private JsonObject withGlobals(JsonObject properties) {
    JsonValue globals = template.globals().get("Function");
    var merged = Json.createObjectBuilder();
    if (globals instanceof JsonObject object) {
      merged.addAll(Json.createObjectBuilder(object));
    }
    return merged.addAll(Json.createObjectBuilder(properties)).build();
  }

  private Map<String, String> outputs() {
    Map<String, String> outputs = new TreeMap<>();
    template
        .outputs()
        .forEach(
            (name, output) -> {
              JsonValue value = new Properties(name, output.asJsonObject()).value("Value");
              outputs.put(name, Expressions.text(expressions.required(value)));
            });
    return outputs;
  }
}
