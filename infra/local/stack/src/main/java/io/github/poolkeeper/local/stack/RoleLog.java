package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.AccessControl;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.Place;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what a function logs as Lambda does: in the name of the function's role, so that a role
/// without the rights has no log.
///
/// Source: Service Authorization Reference, "Amazon CloudWatch Logs": a stream is made in its group
/// and written to by its own ARN.
final class RoleLog implements Consumer<String> {
  private static final Logger LOG = LoggerFactory.getLogger(RoleLog.class);

  private final FunctionDefinition function;
  private final Place place;
  private final AccessControl control;
  private final Consumer<String> lines;
  private final AtomicBoolean hasStream = new AtomicBoolean();

  RoleLog(FunctionDefinition function, Place place, AccessControl control, Consumer<String> lines) {
    this.function = function;
    this.place = place;
    this.control = control;
    this.lines = lines;
  }

  @Override
  public void accept(String line) {
    if ((hasStream.get() || makesStream()) && may("logs:PutLogEvents", "local")) {
      lines.accept(line);
    }
  }

  private boolean makesStream() {
    hasStream.compareAndSet(false, may("logs:CreateLogStream", ""));
    return hasStream.get();
  }

  private boolean may(String action, String stream) {
    String resource = "log-group:%s:log-stream:%s".formatted(function.logGroup(), stream);
    var access = new Access(action, place.arn("logs", resource));
    Decision decision = control.decide(function.logicalId(), function.policy(), access);
    if (decision != Decision.ALLOWED) {
      LOG.warn("{} has no log: {} on {}: {}", function.name(), action, resource, decision);
    }
    return decision == Decision.ALLOWED;
  }
}
