package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.core.change.Identity;
import java.util.Optional;

/// Who may ask for looks with what was seen: a session of intake's role, by its unique id. Whoever
/// else may send to the queue could lay a change on somebody; to look alone lays nothing on
/// anybody.
record LookSender(String roleId) {
  boolean sent(SQSMessage message) {
    return Optional.ofNullable(message.getAttributes().get("SenderId"))
        .flatMap(sender -> new Identity(sender).roleId())
        .filter(roleId::equals)
        .isPresent();
  }
}
