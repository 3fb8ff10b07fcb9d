package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Identity;
import java.util.List;
import java.util.Optional;

/// A message as SQS delivered it: its id, its sender as SQS verified it, and its body, untouched.
///
/// @param earlierSenders of a dead letter, as whoever sent it again says
public record Submission(
    String messageId, Optional<Identity> sender, List<Identity> earlierSenders, String body) {
  public Submission {
    earlierSenders = List.copyOf(earlierSenders);
  }

  public Submission(String messageId, Optional<Identity> sender, String body) {
    this(messageId, sender, List.of(), body);
  }
}
