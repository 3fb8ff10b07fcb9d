package io.github.poolkeeper.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A template with every expression resolved: what there is to create, start and serve.
public record StackDefinition(
    List<QueueDefinition> queues,
    List<TableDefinition> tables,
    List<FunctionDefinition> functions,
    List<ScheduleDefinition> schedules,
    Map<String, String> outputs) {
  private static final Set<String> TYPES =
      Set.of(
          "AWS::DynamoDB::Table",
          "AWS::Events::Rule",
          "AWS::IAM::Role",
          "AWS::Logs::LogGroup",
          "AWS::SQS::Queue",
          // Here a schedule is the stack's own doing: nobody has to let it.
          "AWS::SQS::QueuePolicy",
          "AWS::Serverless::Function",
          "AWS::Serverless::HttpApi");

  public StackDefinition {
    queues = List.copyOf(queues);
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
    schedules = List.copyOf(schedules);
    outputs = Map.copyOf(outputs);
  }

  /// Reads a template and resolves it.
  ///
  /// @param parameters values for the template's parameters; the others have their defaults
  /// @throws TemplateException on whatever the local stack cannot run as it is written
  public static StackDefinition read(Path file, Place place, Map<String, String> parameters) {
    var template = Template.of(TemplateYaml.read(file));
    checkTypes(template);
    return new Reading(template, file.toAbsolutePath(), place, parameters).definition();
  }

  private static void checkTypes(Template template) {
    for (String logicalId : template.resources().keySet()) {
      if (!TYPES.contains(template.typeOf(logicalId))) {
        throw new TemplateException(
            "%s: a %s is not known to the local stack"
                .formatted(logicalId, template.typeOf(logicalId)));
      }
    }
  }

  public QueueDefinition queueWithArn(String arn) {
    return queues.stream()
        .filter(queue -> queue.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> new TemplateException("There is no queue " + arn));
  }

  /// Finds a queue by its name in the template.
  public QueueDefinition queue(String logicalId) {
    return queues.stream()
        .filter(queue -> queue.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new TemplateException("There is no queue " + logicalId));
  }
}
