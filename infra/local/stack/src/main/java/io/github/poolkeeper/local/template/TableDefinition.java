package io.github.poolkeeper.local.template;

import jakarta.json.JsonObject;

/// One table to create.
///
/// @param createTable the body of the `CreateTable` request
public record TableDefinition(String logicalId, String name, JsonObject createTable) {}
