package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.AccessControl.Entry;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.util.List;

/// What functions wanted, for people: `[{"caller": "ApplyFunction", "action": "dynamodb:GetItem",
/// "resource": "arn:…", "decision": "ALLOWED"}]`.
final class AccessJson {
  private AccessJson() {}

  static JsonArray of(List<Entry> entries) {
    var array = Json.createArrayBuilder();
    for (Entry entry : entries) {
      array.add(
          Json.createObjectBuilder()
              .add("caller", entry.caller())
              .add("action", entry.access().action())
              .add("resource", entry.access().resource())
              .add("decision", entry.decision().name()));
    }
    return array.build();
  }
}
