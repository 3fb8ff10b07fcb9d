package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.preview.UnknownSettingsMode;

/// How changes are applied. After `maxDeliveries` deliveries a change that is still interrupted
/// ends as failed.
public record ApplySettings(UnknownSettingsMode unknownSettings, int maxDeliveries) {
  public ApplySettings {
    if (maxDeliveries < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 delivery, met maxDeliveries " + maxDeliveries);
    }
  }
}
