package io.github.poolkeeper.intake;

/// Which queue has what CloudTrail tells.
record ObservationsQueueArn(String value) {}
