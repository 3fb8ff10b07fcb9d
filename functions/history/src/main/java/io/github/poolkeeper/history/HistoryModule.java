package io.github.poolkeeper.history;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.freeze.TurnStopSwitch;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.PreviewRequest;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
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
      UserPools pools,
      ChangeHistory history,
      UnknownSettingsMode mode,
      Policy policy,
      InstantSource clock) {
    return new PreviewRequest(pools, history, mode, policy, clock);
  }

  @Provides
  static AnswerApproval answerApproval(
      ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    return new AnswerApproval(history, queue, clock);
  }

  @Provides
  static TurnStopSwitch turnStopSwitch(
      ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    return new TurnStopSwitch(history, queue, clock);
  }

  @Provides
  static OpenChange openChange(ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    return new OpenChange(history, queue, ChangeIds.random(clock), clock);
  }
}
