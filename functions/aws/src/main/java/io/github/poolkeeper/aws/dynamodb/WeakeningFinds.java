package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Counts the changes made past Poolkeeper that weaken their pool, as they come on record: whatever
/// had the pool looked at.
@Singleton
public final class WeakeningFinds {
  private int found;

  /// None so far.
  @Inject
  public WeakeningFinds() {}

  synchronized void count(ChangeRecord recorded) {
    boolean weakens = recorded.review().filter(one -> !one.weakened().isEmpty()).isPresent();
    if (recorded.cause() instanceof Cause.External && weakens) {
      found++;
    }
  }

  /// How many since this was asked last.
  public synchronized int take() {
    int taken = found;
    found = 0;
    return taken;
  }
}
