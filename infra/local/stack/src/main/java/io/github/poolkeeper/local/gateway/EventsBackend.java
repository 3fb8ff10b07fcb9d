package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.events.EventRules;
import io.github.poolkeeper.local.events.EventRules.Queue;
import io.github.poolkeeper.local.events.EventRules.RuleName;
import io.github.poolkeeper.local.gateway.AwsService.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;

/// Speaks EventBridge's protocol for what it takes to rehearse a rule. Whatever it does not know,
/// such as a target that transforms its input, is an error.
///
/// Source: EventBridge API Reference.
final class EventsBackend implements Backend {
  private static final Set<String> RULE =
      Set.of("Name", "EventBusName", "EventPattern", "Description");
  private static final Set<String> TARGET =
      Set.of("Id", "Arn", "SqsParameters", "DeadLetterConfig", "RetryPolicy");
  private static final Set<String> ENTRY =
      Set.of("Source", "DetailType", "Detail", "EventBusName", "Time");

  private final EventRules rules;

  EventsBackend(EventRules rules) {
    this.rules = rules;
  }

  @Override
  public GatewayReply answer(GatewayRequest request) {
    String operation = AwsService.callOf(request).map(Call::operation).orElse("no operation");
    try {
      JsonObject body =
          request.json().orElseThrow(() -> new IllegalArgumentException("expected an object"));
      return GatewayReply.json(200, "application/x-amz-json-1.1", answer(operation, body));
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      // The last two are how jakarta.json says that a member is missing or of another type.
      return GatewayReply.awsError(400, "ValidationException", String.valueOf(e.getMessage()));
    }
  }

  private JsonObject answer(String operation, JsonObject body) {
    return switch (operation) {
      case "CreateEventBus" -> one("EventBusArn", rules.addBus(body.getString("Name")));
      case "PutRule" -> putRule(body);
      case "PutTargets" -> putTargets(body);
      case "PutEvents" -> putEvents(body);
      default -> throw new IllegalArgumentException(operation + " is not known here");
    };
  }

  private JsonObject putRule(JsonObject body) {
    requireOnly(RULE, body);
    return one("RuleArn", rules.putRule(rule(body, "Name"), body.getString("EventPattern")));
  }

  private JsonObject putTargets(JsonObject body) {
    RuleName rule = rule(body, "Rule");
    for (JsonObject target : body.getJsonArray("Targets").getValuesAs(JsonObject.class)) {
      requireOnly(TARGET, target);
      Optional<String> group =
          Optional.ofNullable(target.getJsonObject("SqsParameters"))
              .map(queue -> queue.getString("MessageGroupId"));
      rules.putTarget(rule, new Queue(target.getString("Id"), target.getString("Arn"), group));
    }
    return Json.createObjectBuilder()
        .add("FailedEntryCount", 0)
        .add("FailedEntries", Json.createArrayBuilder())
        .build();
  }

  private JsonObject putEvents(JsonObject body) {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    int failed = 0;
    for (JsonObject entry : body.getJsonArray("Entries").getValuesAs(JsonObject.class)) {
      requireOnly(ENTRY, entry);
      boolean isOfAws = entry.getString("Source").startsWith("aws.");
      failed += isOfAws ? 1 : 0;
      entries.add(isOfAws ? notAuthorizedForSource() : one("EventId", putEvent(entry)));
    }
    return Json.createObjectBuilder()
        .add("FailedEntryCount", failed)
        .add("Entries", entries)
        .build();
  }

  /// In the name of AWS's services nobody else puts events on a bus.
  private static JsonObject notAuthorizedForSource() {
    return Json.createObjectBuilder()
        .add("ErrorCode", "NotAuthorizedForSourceException")
        .add("ErrorMessage", "Not authorized for the source.")
        .build();
  }

  private String putEvent(JsonObject entry) {
    return rules.put(
        bus(entry),
        entry.getString("Source"),
        entry.getString("DetailType"),
        detail(entry.getString("Detail")));
  }

  private static JsonObject detail(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new IllegalArgumentException("Detail is not a JSON object", e);
    }
  }

  private static RuleName rule(JsonObject body, String name) {
    return new RuleName(bus(body), body.getString(name));
  }

  /// By its name or its ARN.
  private static String bus(JsonObject body) {
    String bus = body.getString("EventBusName", EventRules.DEFAULT_BUS);
    return bus.substring(bus.lastIndexOf('/') + 1);
  }

  private static JsonObject one(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  private static void requireOnly(Set<String> known, JsonObject object) {
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(name + " is not known here");
      }
    }
  }
}
