package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.iam.Statement;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/// Reads `AWS::SQS::QueuePolicy`, as far as it lets EventBridge in, the only service that sends to
/// queues here, or keeps everybody out.
final class QueuePolicyReader {
  private static final JsonValue EVERYBODY = Json.createValue("*");

  private QueuePolicyReader() {}

  static QueuePolicy read(String logicalId, JsonObject properties) {
    var resource = new Properties(logicalId, properties);
    List<String> queues = resource.texts("Queues");
    JsonObject document = resource.value("PolicyDocument").asJsonObject();
    resource.end();
    List<Statement> statements =
        document.getJsonArray("Statement").getValuesAs(JsonObject.class).stream()
            .map(statement -> statement(logicalId, statement))
            .toList();
    return new QueuePolicy(queues, new Policy(statements));
  }

  private static boolean isEverybodyForbidden(JsonObject statement) {
    return EVERYBODY.equals(statement.get("Principal"))
        && statement.getString("Effect", "").equals("Deny");
  }

  private static Statement statement(String logicalId, JsonObject statement) {
    if (!isEverybodyForbidden(statement)) {
      var principal = new Properties(logicalId, statement).object("Principal");
      if (!principal.texts("Service").equals(List.of("events.amazonaws.com"))) {
        throw principal.trouble("the local stack knows only events.amazonaws.com");
      }
      principal.end();
    }
    return StatementReader.read(
        logicalId, Json.createObjectBuilder(statement).remove("Principal").build());
  }
}
