package io.github.poolkeeper.local.events;

import io.github.poolkeeper.local.template.Place;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// EventBridge as far as it takes to rehearse a rule that leads to a queue or a topic: buses, rules
/// and their targets, the template's and those that clients make, and what is put on a bus. What is
/// not there is an error.
public final class EventRules {
  private static final Logger LOG = LoggerFactory.getLogger(EventRules.class);
  public static final String DEFAULT_BUS = "default";

  private final Place place;
  private final Delivery delivery;
  private final EventBus published;
  private final Set<String> buses = ConcurrentHashMap.newKeySet();
  private final Map<RuleName, Rule> rules = new ConcurrentSkipListMap<>();

  /// Takes an event to a queue.
  @FunctionalInterface
  public interface Delivery {
    void deliver(String ruleArn, Queue queue, JsonObject event);
  }

  /// A rule is known by its name on its bus.
  public record RuleName(String bus, String name) implements Comparable<RuleName> {
    @Override
    public int compareTo(RuleName other) {
      return (bus + "/" + name).compareTo(other.bus + "/" + other.name);
    }
  }

  /// Where a rule leads, under an id of the rule's.
  public sealed interface Target {
    String id();
  }

  /// A queue that a rule leads to.
  ///
  /// @param messageGroup of a FIFO queue
  /// @param detailOnly whether it gets the detail, and not the event around it
  public record Queue(String id, String queueArn, Optional<String> messageGroup, boolean detailOnly)
      implements Target {
    public Queue(String id, String queueArn, Optional<String> messageGroup) {
      this(id, queueArn, messageGroup, false);
    }

    private JsonObject input(JsonObject event) {
      return detailOnly ? event.getJsonObject("detail") : event;
    }
  }

  /// A topic that a rule leads to, and what it gets.
  public record Topic(String id, String topicArn, Map<String, String> paths, String template)
      implements Target {
    private JsonObject message(JsonObject event) {
      return Json.createObjectBuilder()
          .add("topicArn", topicArn)
          .add("message", new InputTransformer(paths, template).of(event))
          .build();
    }
  }

  private record Rule(String arn, EventPattern pattern, Map<String, Target> targets) {}

  /// With the bus that every account has, and the template's.
  ///
  /// @param published takes what topics are told
  public EventRules(Place place, List<String> buses, Delivery delivery, EventBus published) {
    this.place = place;
    this.delivery = delivery;
    this.published = published;
    this.buses.add(DEFAULT_BUS);
    this.buses.addAll(buses);
  }

  /// The new bus's ARN.
  public String addBus(String name) {
    buses.add(name);
    return place.arn("events", "event-bus/" + name);
  }

  /// Adds a rule, or gives one another pattern; its ARN.
  ///
  /// @throws IllegalArgumentException where there is no such bus, or the pattern is none
  public String putRule(RuleName name, String pattern) {
    requireBus(name.bus());
    Rule rule = new Rule(arn(name), new EventPattern(pattern), new ConcurrentHashMap<>());
    rules.merge(
        name, rule, (old, latest) -> new Rule(latest.arn(), latest.pattern(), old.targets()));
    return rule.arn();
  }

  /// Lets a rule lead to a queue, under an id of the rule's.
  ///
  /// @throws IllegalArgumentException where there is no such rule
  public void putTarget(RuleName name, Target target) {
    Rule rule = rules.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("there is no rule " + name.name() + " on " + name.bus());
    }
    rule.targets().put(target.id(), target);
  }

  /// Puts an event on a bus; its id.
  ///
  /// @throws IllegalArgumentException where there is no such bus
  public String put(String bus, String source, String detailType, JsonObject detail) {
    requireBus(bus);
    JsonObject event = EventEnvelope.of(place, source, detailType, detail);
    pass(bus, event);
    return event.getString("id");
  }

  /// Takes an event that is on a bus to the targets of each rule that it matches.
  public void pass(String bus, JsonObject event) {
    rules.forEach(
        (name, rule) -> {
          if (name.bus().equals(bus) && rule.pattern().matches(event)) {
            rule.targets().values().forEach(target -> take(rule, target, event));
          }
        });
  }

  /// What one target cannot take does not keep the others from it.
  private void take(Rule rule, Target target, JsonObject event) {
    try {
      switch (target) {
        case Queue queue -> delivery.deliver(rule.arn(), queue, queue.input(event));
        case Topic topic -> published.put(topic.message(event));
      }
    } catch (IllegalStateException e) {
      LOG.error("{} could not tell {}", rule.arn(), target.id(), e);
    }
  }

  private String arn(RuleName name) {
    String path = name.bus().equals(DEFAULT_BUS) ? name.name() : name.bus() + "/" + name.name();
    return place.arn("events", "rule/" + path);
  }

  private void requireBus(String bus) {
    if (!buses.contains(bus)) {
      throw new IllegalArgumentException("there is no bus " + bus);
    }
  }
}
