package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.template.PipeDefinition.Arns;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `AWS::Pipes::Pipe`, from a table's stream to a bus only.
final class PipeReader {
  private static final Pattern STREAM = Pattern.compile(".*:table/([^/]+)/stream/.*");

  private final Map<String, Policy> policyByRoleArn;

  PipeReader(Map<String, Policy> policyByRoleArn) {
    this.policyByRoleArn = policyByRoleArn;
  }

  PipeDefinition read(String logicalId, String name, JsonObject properties) {
    var pipe = new Properties(logicalId, properties);
    Properties from = pipe.object("SourceParameters");
    Properties stream = from.object("DynamoDBStreamParameters");
    Properties to = pipe.object("TargetParameters");
    Properties bus = to.object("EventBridgeEventBusParameters");
    var arns = new Arns(pipe.text("Source"), pipe.text("Target"), deadLetters(stream));
    var definition =
        new PipeDefinition(
            logicalId,
            name,
            table(pipe, arns.stream()),
            filters(from.object("FilterCriteria")),
            to.text("InputTemplate"),
            bus.text("Source"),
            bus.text("DetailType"),
            policy(pipe),
            arns);
    if (!stream.text("StartingPosition").equals("TRIM_HORIZON")) {
      throw stream.trouble("the local stack reads a stream from its beginning only");
    }
    stream
        .passOver("BatchSize", "MaximumBatchingWindowInSeconds", "MaximumRecordAgeInSeconds")
        .passOver("MaximumRetryAttempts", "OnPartialBatchItemFailure", "ParallelizationFactor")
        .end();
    List.of(from, to, bus).forEach(Properties::end);
    pipe.passOver("Description", "Name", "Tags").end();
    return definition;
  }

  private static String deadLetters(Properties stream) {
    Properties config = stream.object("DeadLetterConfig");
    String arn = config.text("Arn");
    config.end();
    return arn;
  }

  private static String table(Properties pipe, String streamArn) {
    Matcher stream = STREAM.matcher(streamArn);
    if (!stream.matches()) {
      throw pipe.trouble("Source must be a table's stream, not " + streamArn);
    }
    return stream.group(1);
  }

  private static List<String> filters(Properties criteria) {
    JsonArray filters = criteria.value("Filters").asJsonArray();
    criteria.end();
    return filters.getValuesAs(JsonObject.class).stream()
        .map(filter -> filter.getString("Pattern"))
        .toList();
  }

  private Policy policy(Properties pipe) {
    String role = pipe.text("RoleArn");
    return Optional.ofNullable(policyByRoleArn.get(role))
        .orElseThrow(() -> pipe.trouble("RoleArn is not one of the template's: " + role));
  }
}
