package io.github.poolkeeper.apply;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.LookRounds;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.live.Pause;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.watch.AskedLooks;
import io.github.poolkeeper.core.watch.LookAtEveryPool;
import java.time.InstantSource;

/// The use case over its ports.
@Module
final class ApplyModule {
  private ApplyModule() {}

  @Provides
  static ApplyChange applyChange(
      UserPools pools,
      ChangeHistory history,
      OwedAnswers owed,
      Freezes switches,
      Callbacks callbacks,
      ApplySettings settings) {
    return new ApplyChange(
        new ApplyPorts(pools, history, owed, switches, callbacks), settings, clock());
  }

  @Provides
  static LookAtPool lookAtPool(
      UserPools pools, ChangeHistory history, Notes notes, ApplySettings settings) {
    return new LookAtPool(pools, history, notes, settings.policy(), clock());
  }

  private static ApplyClock clock() {
    InstantSource clock = InstantSource.system();
    return new ApplyClock(clock, ChangeIds.random(clock), Pause::sleep);
  }

  @Provides
  static WakeDueChanges wakeDueChanges(DueChanges due, Freezes switches, ChangeQueue queue) {
    return new WakeDueChanges(due, switches, queue, InstantSource.system());
  }

  @Provides
  static LookAtEveryPool lookAtEveryPool(
      LookRounds rounds, AskedLooks looks, LookAtEveryPool.Pace pace) {
    return new LookAtEveryPool(rounds, looks, pace, InstantSource.system(), Pause::sleep);
  }
}
