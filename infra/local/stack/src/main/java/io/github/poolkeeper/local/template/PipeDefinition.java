package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import java.util.List;

/// A pipe from a table's stream to a bus.
///
/// @param table whose stream it reads
/// @param filters event patterns, of which one has to match
/// @param inputTemplate what an event's detail is made of
/// @param policy what its role allows
public record PipeDefinition(
    String logicalId,
    String name,
    String table,
    List<String> filters,
    String inputTemplate,
    String source,
    String detailType,
    Policy policy,
    Arns arns) {
  public PipeDefinition {
    filters = List.copyOf(filters);
  }

  public String busName() {
    return arns.bus().substring(arns.bus().lastIndexOf('/') + 1);
  }

  /// What it reads, where it writes, and where it says what it could not.
  public record Arns(String stream, String bus, String deadLetters) {}
}
