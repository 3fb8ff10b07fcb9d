package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_OF_MFA;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Twin;

/// `SmsMfaConfiguration` prints the pool's SMS settings again: while the block is there, both sides
/// say the same. An SMS factor that comes without them takes the pool's.
final class SmsTwins implements Completion {
  @Override
  public String name() {
    return "SMS twins";
  }

  @Override
  public String says() {
    return "`SmsMfaConfiguration` repeats `SmsConfiguration` and `SmsAuthenticationMessage`; while"
        + " it is there, a change of one side writes the other, and an SMS factor without a"
        + " configuration takes the pool's.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Documented(
        "API reference, SmsMfaConfigType: \"the SMS configuration for your user pool\"");
  }

  @Override
  public Draft resolve(Draft draft) {
    Draft result = draft;
    for (Twin twin : Twin.SMS) {
      result = resolve(result, twin.first(), twin.second());
    }
    return completed(result);
  }

  private Draft resolve(Draft draft, Pointer pools, Pointer blocks) {
    if (!draft.has(blocks)) {
      return draft;
    }
    if (comesBack(draft, pools, blocks)) {
      return draft.copy(this, pools, blocks);
    }
    if (draft.sets(blocks) && draft.parts(blocks, pools)) {
      return draft.copy(this, blocks, pools);
    }
    if (draft.sets(pools) && draft.parts(pools, blocks)) {
      return draft.copy(this, pools, blocks);
    }
    boolean contradicts =
        draft.isPatch()
            && draft.sets(pools)
            && draft.sets(blocks)
            && !draft.value(pools).equals(draft.value(blocks));
    return contradicts ? draft.contradictory(pools, blocks) : draft;
  }

  /// On the way back the SMS factor comes to a pool whose SMS settings have moved on, and stay.
  private static boolean comesBack(Draft draft, Pointer pools, Pointer blocks) {
    return draft.origin() instanceof Origin.EarlierState(var state)
        && !draft.had(SMS_MFA)
        && draft.had(pools)
        && !draft.changes(pools)
        && state.at(pools).equals(state.at(blocks));
  }

  private Draft completed(Draft draft) {
    return draft.isPatch() && draft.sets(SMS_MFA) && !draft.has(SMS_OF_MFA)
        ? draft
            .value(SMS)
            .map(sms -> draft.set(this, SMS_OF_MFA, sms, "an SMS factor sends through " + SMS))
            .orElse(draft)
        : draft;
  }
}
