package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.iam.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A template with every expression resolved: what there is to create, start and serve.
public record StackDefinition(
    List<QueueDefinition> queues,
    List<QueuePolicy> queuePolicies,
    List<TableDefinition> tables,
    List<FunctionDefinition> functions,
    List<PipeDefinition> pipes,
    List<ScheduleDefinition> schedules,
    List<EventRuleDefinition> eventRules,
    Map<String, String> outputs) {
  public StackDefinition {
    queues = List.copyOf(queues);
    queuePolicies = List.copyOf(queuePolicies);
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
    pipes = List.copyOf(pipes);
    schedules = List.copyOf(schedules);
    eventRules = List.copyOf(eventRules);
    outputs = Map.copyOf(outputs);
  }

  /// Reads a template and resolves it.
  ///
  /// @param parameters values for the template's parameters; the others have their defaults
  /// @throws TemplateException on whatever the local stack cannot run as it is written
  public static StackDefinition read(Path file, Place place, Map<String, String> parameters) {
    var template = Template.of(TemplateYaml.read(file));
    return new Reading(template, file.toAbsolutePath(), place, parameters).definition();
  }

  public QueueDefinition queueWithArn(String arn) {
    return queues.stream()
        .filter(queue -> queue.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> new TemplateException("There is no queue " + arn));
  }

  /// Whether a queue's policies forbid it, whoever else allows it.
  public boolean isForbidden(Access access) {
    return queues.stream()
        .filter(queue -> queue.arn().equals(access.resource()))
        .anyMatch(queue -> decide(queue, access) == Decision.DENIED);
  }

  /// What a queue's policies say of a sender of another service.
  public Decision decide(QueueDefinition queue, Access access) {
    List<Statement> statements =
        queuePolicies.stream()
            .filter(policy -> policy.queues().contains(queue.url()))
            .flatMap(policy -> policy.policy().statements().stream())
            .toList();
    return new Policy(statements).decide(access);
  }

  /// Finds a queue by its name in the template.
  public QueueDefinition queue(String logicalId) {
    return queues.stream()
        .filter(queue -> queue.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new TemplateException("There is no queue " + logicalId));
  }
}
