package io.github.poolkeeper.local.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `AWS::Events::Rule` with a rate and one queue. Source: CloudFormation's resource
/// reference; EventBridge User Guide, "Rate expressions".
final class ScheduleReader {
  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9][0-9]*) (minute|hour|day)s?\\)");

  private final Place place;

  ScheduleReader(Place place) {
    this.place = place;
  }

  ScheduleDefinition read(String logicalId, String name, JsonObject properties) {
    var rule = new Properties(logicalId, properties);
    Duration every = every(rule, "ScheduleExpression");
    if (!rule.text("State", "ENABLED").equals("ENABLED")) {
      throw rule.trouble("State must be ENABLED");
    }
    if (!(rule.value("Targets") instanceof JsonArray targets) || targets.size() != 1) {
      throw rule.trouble("the local stack knows only one target");
    }
    var target = new Properties(logicalId + ".Targets", targets.getJsonObject(0));
    Properties queue = target.object("SqsParameters");
    var schedule =
        new ScheduleDefinition(
            logicalId,
            place.arn("events", "rule/" + name),
            every,
            target.text("Arn"),
            queue.text("MessageGroupId"));
    queue.end();
    target.passOver("Id").end();
    rule.passOver("Description", "Name").end();
    return schedule;
  }

  static Duration every(Properties rule, String property) {
    Matcher rate = RATE.matcher(rule.text(property));
    if (!rate.matches()) {
      throw rule.trouble(property + " must be a rate");
    }
    long number = Long.parseLong(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
