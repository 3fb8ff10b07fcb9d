package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.iam.Statement;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// Reads the inline policies of an `AWS::IAM::Role`. Managed policies and boundaries are not known:
/// what they say stands elsewhere.
final class RoleReader {
  private RoleReader() {}

  static Policy read(String logicalId, JsonObject properties) {
    var role = new Properties(logicalId, properties);
    JsonArray policies = role.optional("Policies").orElse(JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    role.value("AssumeRolePolicyDocument");
    role.passOver("Description", "Path", "RoleName", "Tags").end();
    List<Statement> statements = new ArrayList<>();
    for (JsonObject policy : policies.getValuesAs(JsonObject.class)) {
      JsonObject document = policy.getJsonObject("PolicyDocument");
      statements.addAll(PolicyDocument.read(logicalId, document).statements());
    }
    return new Policy(statements);
  }
}
