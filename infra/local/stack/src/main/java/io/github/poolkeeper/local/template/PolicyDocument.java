package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import jakarta.json.JsonObject;

/// Reads a policy document as IAM has it.
public final class PolicyDocument {
  private PolicyDocument() {}

  /// Reads one.
  ///
  /// @param owner what the error messages call whose it is
  /// @throws TemplateException where the local stack does not know what it says
  public static Policy read(String owner, JsonObject document) {
    return new Policy(
        document.getJsonArray("Statement").getValuesAs(JsonObject.class).stream()
            .map(statement -> StatementReader.read(owner, statement))
            .toList());
  }
}
