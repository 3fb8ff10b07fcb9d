package io.github.poolkeeper.history;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.intake.ChangeQueue;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.preview.PreviewRequest;
import io.github.poolkeeper.core.preview.UnknownSettingsMode;
import java.time.InstantSource;

/// The use cases over their ports.
@Module
final class HistoryModule {
  private HistoryModule() {}

  @Provides
  static InstantSource clock() {
    return InstantSource.system();
  }

  @Provides
  static PreviewRequest previewRequest(
      UserPools pools, ChangeHistory history, UnknownSettingsMode mode, InstantSource clock) {
    return new PreviewRequest(pools, history, mode, clock);
  }

  @Provides
  static OpenChange openChange(ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    return new OpenChange(history, queue, ChangeIds.random(clock), clock);
  }
}
