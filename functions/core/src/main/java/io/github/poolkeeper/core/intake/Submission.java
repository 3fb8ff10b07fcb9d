package io.github.poolkeeper.core.intake;

import java.util.Optional;

/// A message as SQS delivered it: its id, its sender as SQS verified it, and its body, untouched.
public record Submission(String messageId, Optional<String> sender, String body) {}
