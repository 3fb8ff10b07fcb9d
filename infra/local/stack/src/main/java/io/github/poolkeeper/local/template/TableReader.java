package io.github.poolkeeper.local.template;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/// Reads `AWS::DynamoDB::Table`: keys, indexes and the stream become a `CreateTable` request.
/// Recovery, encryption and protection make no difference on one machine.
final class TableReader {
  private static final List<String> TAKEN_OVER =
      List.of(
          "AttributeDefinitions",
          "BillingMode",
          "GlobalSecondaryIndexes",
          "KeySchema",
          "LocalSecondaryIndexes",
          "ProvisionedThroughput");

  private TableReader() {}

  static TableDefinition read(String logicalId, String name, JsonObject properties) {
    var table = new Properties(logicalId, properties);
    var createTable = Json.createObjectBuilder().add("TableName", name);
    for (String property : TAKEN_OVER) {
      table.optional(property).ifPresent(value -> createTable.add(property, value));
    }
    table
        .optional("StreamSpecification")
        .ifPresent(value -> createTable.add("StreamSpecification", stream(value.asJsonObject())));
    table
        .passOver("DeletionProtectionEnabled", "PointInTimeRecoverySpecification")
        .passOver("SSESpecification", "TableName", "Tags")
        .end();
    return new TableDefinition(logicalId, name, createTable.build());
  }

  /// The API wants said what the template implies.
  private static JsonValue stream(JsonObject specification) {
    return Json.createObjectBuilder(specification).add("StreamEnabled", true).build();
  }
}
