package io.github.poolkeeper.intake;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.core.change.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who sent a dead letter before it was sent again: the attribute that `./poolkeeper redrive` gives
/// it, identities with a space between, the first one first. Whoever sends can write there what he
/// likes; each redrive adds the sender that SQS verified behind it. So the last ones are kept,
/// each where it stands last.
final class EarlierSenders {
  private static final String ATTRIBUTE = "earlierSenders";
  private static final int MOST = 20;
  private static final int LONGEST = 256;

  private EarlierSenders() {}

  static List<Identity> of(SQSMessage message) {
    List<String> all =
        Optional.ofNullable(message.getMessageAttributes())
            .map((Map<String, MessageAttribute> attributes) -> attributes.get(ATTRIBUTE))
            .map(MessageAttribute::getStringValue)
            .stream()
            .flatMap(text -> Arrays.stream(text.split(" ", -1)))
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
            .toList();
    return all.reversed().stream().distinct().limit(MOST).map(Identity::new).toList().reversed();
  }
}
