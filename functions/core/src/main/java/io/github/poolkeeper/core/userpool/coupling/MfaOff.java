package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.FACTORS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.MFA_MODE;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SOFTWARE_TOKEN;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.NormalForm;

/// Cognito refuses `MfaConfiguration` `OFF` beside a factor: a change that turns MFA off drops the
/// factors that it does not name, and a way back those that the earlier state does not have. A
/// software token that is not enabled is off, said twice.
final class MfaOff implements Completion {
  @Override
  public String name() {
    return "MFA off";
  }

  @Override
  public String says() {
    return "a change that turns MFA off takes the factors away that it does not name;"
        + " `SoftwareTokenMfaConfiguration` `{Enabled: false}` says the same as its absence.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Words(
        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
  }

  @Override
  public Draft resolve(Draft draft) {
    if (!MfaRequirements.isOff(draft.values())) {
      return draft;
    }
    Draft result = draft;
    for (Pointer block : FACTORS) {
      boolean goes = (draft.changes(MFA_MODE) && isLeft(draft, block)) || saysOff(draft, block);
      result = goes ? result.drop(this, block, "Cognito takes no factor while MFA is off") : result;
    }
    return result;
  }

  private static boolean isLeft(Draft draft, Pointer block) {
    return switch (draft.origin()) {
      case Origin.Patch _ -> !draft.names(block);
      case Origin.EarlierState(NormalForm state) -> state.at(block).isEmpty();
    };
  }

  private static boolean saysOff(Draft draft, Pointer block) {
    Pointer enabled = block.child("Enabled");
    return block.equals(SOFTWARE_TOKEN) && draft.names(enabled) && !draft.values().isTrue(enabled);
  }
}
