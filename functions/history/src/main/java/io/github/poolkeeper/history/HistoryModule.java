package io.github.poolkeeper.history;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.intake.ChangeQueue;
import io.github.poolkeeper.core.intake.OpenChange;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The use cases over their ports.
@Module
final class HistoryModule {
  private HistoryModule() {}

  @Provides
  static OpenChange openChange(ChangeHistory history, ChangeQueue queue) {
    InstantSource clock = InstantSource.system();
    return new OpenChange(history, queue, new ChangeIds(clock, new SecureRandom()), clock);
  }
}
