package io.github.poolkeeper.history;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.core.approval.AcceptExternal;
import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.export.ExportPool;
import io.github.poolkeeper.core.freeze.TurnFreeze;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.live.Pause;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.PreviewRequest;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.watch.AskedLooks;
import io.github.poolkeeper.core.watch.LookNow;
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
      PoolHistory history,
      UnknownSettingsMode mode,
      Policy policy,
      InstantSource clock) {
    return new PreviewRequest(pools, history, mode, policy, clock);
  }

  @Provides
  static VerifyLedger verifyLedger(LedgerLines ledger) {
    return new VerifyLedger(ledger);
  }

  @Provides
  static ExportPool exportPool(PoolHistory history, CreatedWith createdWith) {
    return new ExportPool(history, createdWith);
  }

  @Provides
  static AnswerApproval answerApproval(
      ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    return new AnswerApproval(history, queue, clock);
  }

  @Provides
  static AcceptExternal acceptExternal(PoolHistory history, Notes notes, InstantSource clock) {
    return new AcceptExternal(history, notes, clock);
  }

  @Provides
  static LookNow lookNow(
      UserPools pools, PoolHistory history, AskedLooks looks, InstantSource clock) {
    return new LookNow(pools, history, looks, clock, Pause::sleep);
  }

  @Provides
  static TurnFreeze turnFreeze(
      Freezes switches, DueChanges due, ChangeLists lists, ChangeQueue queue, InstantSource clock) {
    return new TurnFreeze(switches, due, lists, queue, clock);
  }

  @Provides
  static OpenChange openChange(
      RequestRegister register, OwedAnswers owed, ChangeQueue queue, InstantSource clock) {
    return new OpenChange(register, owed, queue, ChangeIds.random(clock), clock);
  }
}
