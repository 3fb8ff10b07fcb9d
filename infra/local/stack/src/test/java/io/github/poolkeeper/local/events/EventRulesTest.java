package io.github.poolkeeper.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.events.EventRules.Queue;
import io.github.poolkeeper.local.events.EventRules.RuleName;
import io.github.poolkeeper.local.events.EventRules.Topic;
import io.github.poolkeeper.local.template.Place;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventRulesTest {
  private static final Place PLACE =
      new Place("eu-central-2", "000000000000", "poolkeeper", URI.create("http://localhost:1"));
  private static final String TICKETS = "{\"source\": [\"com.example.tickets\"]}";
  private static final JsonObject DETAIL = Json.createObjectBuilder().add("a", 1).build();
  private static final Queue QUEUE = new Queue("1", "arn:queue", Optional.of("group"));

  private final List<String> delivered = new ArrayList<>();
  private final EventBus published = new EventBus();
  private final EventRules rules =
      new EventRules(
          PLACE,
          List.of("poolkeeper-change-events"),
          (rule, queue, event) ->
              delivered.add(rule + " " + queue.queueArn() + " " + event.getJsonObject("detail")),
          published);

  @Test
  void takeWhatTheirPatternMatchesToTheirTargets() {
    rules.addBus("tickets");
    rules.putRule(new RuleName("tickets", "approved"), TICKETS);
    rules.putTarget(new RuleName("tickets", "approved"), QUEUE);

    rules.put("tickets", "com.example.tickets", "x", DETAIL);
    rules.put("tickets", "com.example.chat", "x", DETAIL);
    rules.put("default", "com.example.tickets", "x", DETAIL);

    assertThat(delivered)
        .containsExactly(
            "arn:aws:events:eu-central-2:000000000000:rule/tickets/approved arn:queue {\"a\":1}");
  }

  @Test
  void tellTopicsWhatTheirTemplateMakesOfAnEvent() {
    RuleName name = new RuleName("default", "approved");
    rules.putRule(name, TICKETS);
    rules.putTarget(
        name, new Topic("1", "arn:topic", Map.of("who", "$.detail.who"), "\"<who> asks\""));

    rules.put("default", "com.example.tickets", "x", said("ines"));
    rules.put("default", "com.example.tickets", "x", said("ines\", \"otto"));

    assertThat(published.after(0, Duration.ZERO))
        .extracting(told -> told.event().toString())
        .containsExactly("{\"topicArn\":\"arn:topic\",\"message\":\"\\\"ines asks\\\"\"}");
  }

  private static JsonObject said(String who) {
    return Json.createObjectBuilder().add("who", who).build();
  }

  @Test
  void keepTheirTargetsWhenTheyGetAnotherPattern() {
    RuleName name = new RuleName("default", "approved");
    assertThat(rules.putRule(name, "{\"source\": [\"nobody\"]}"))
        .isEqualTo("arn:aws:events:eu-central-2:000000000000:rule/approved");
    rules.putTarget(name, QUEUE);
    rules.putRule(name, TICKETS);

    rules.put("default", "com.example.tickets", "x", DETAIL);

    assertThat(delivered).hasSize(1);
  }

  @Test
  void areNothingWithoutABusAPatternOrARule() {
    RuleName nowhere = new RuleName("nowhere", "r");
    assertThatThrownBy(() -> rules.putRule(nowhere, TICKETS)).hasMessageContaining("no bus");
    assertThatThrownBy(() -> rules.put("nowhere", "s", "x", DETAIL))
        .hasMessageContaining("no bus nowhere");
    assertThatThrownBy(() -> rules.putRule(new RuleName("default", "r"), "{\"source\": 1}"))
        .hasMessageContaining("expected an event pattern");
    assertThatThrownBy(() -> rules.putTarget(new RuleName("default", "r"), QUEUE))
        .hasMessageContaining("no rule r on default");
  }
}
