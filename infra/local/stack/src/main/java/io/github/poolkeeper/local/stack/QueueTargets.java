package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.QueueDefinition;
import io.github.poolkeeper.local.template.StackDefinition;
import io.github.poolkeeper.local.template.TemplateException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the events of rules and schedules to queues, where the queue's policy lets the rule. What
/// does not get through is told in the log: EventBridge tells whoever made the rule as little.
final class QueueTargets {
  private static final Logger LOG = LoggerFactory.getLogger(QueueTargets.class);

  private final Place place;
  private final StackDefinition stack;
  private final AwsJsonClient sqs;

  QueueTargets(Place place, StackDefinition stack, AwsJsonClient sqs) {
    this.place = place;
    this.stack = stack;
    this.sqs = sqs;
  }

  void send(String ruleArn, String queueArn, Optional<String> messageGroup, JsonObject event) {
    try {
      QueueDefinition queue = stack.queueWithArn(queueArn);
      if (stack.decide(queue, access(ruleArn, queueArn)) != Decision.ALLOWED) {
        LOG.warn("{} does not let {} send: its policy has to", queueArn, ruleArn);
        return;
      }
      sqs.call("SendMessage", message(queue, messageGroup, event));
    } catch (IOException | IllegalStateException | TemplateException e) {
      LOG.warn("{} sends nothing to {}", ruleArn, queueArn, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Access access(String ruleArn, String queueArn) {
    return new Access(
        "sqs:SendMessage",
        queueArn,
        Map.of("aws:SourceArn", ruleArn, "aws:SourceAccount", place.accountId()));
  }

  private static JsonObject message(
      QueueDefinition queue, Optional<String> messageGroup, JsonObject event) {
    JsonObjectBuilder message =
        Json.createObjectBuilder()
            .add("QueueUrl", queue.url())
            .add("MessageBody", event.toString());
    messageGroup.ifPresent(group -> message.add("MessageGroupId", group));
    return message.build();
  }
}
