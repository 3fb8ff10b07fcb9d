package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;

/// Cognito refuses `MfaConfiguration` `OFF` beside a factor: turning MFA off drops the factors.
final class MfaOff implements Coupling {
  @Override
  public String name() {
    return "MFA off";
  }

  @Override
  public Draft resolve(Draft draft) {
    if (!draft.changes(MfaFactors.MODE) || !MfaFactors.isOff(draft)) {
      return draft;
    }
    Draft result = draft;
    for (Pointer block : MfaFactors.BLOCKS) {
      result =
          draft.sets(block)
              ? result
              : result.drop(this, block, "Cognito takes no factor while MFA is off");
    }
    return result;
  }
}
