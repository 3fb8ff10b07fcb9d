package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import java.time.Duration;

/// How changes are applied. After `maxDeliveries` deliveries a change that is still interrupted
/// ends as failed; a plan that waits for people expires after `approvalExpiry`.
public record ApplySettings(
    UnknownSettingsMode unknownSettings,
    int maxDeliveries,
    Policy policy,
    Duration approvalExpiry) {
  public ApplySettings {
    if (maxDeliveries < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 delivery, met maxDeliveries " + maxDeliveries);
    }
  }
}
