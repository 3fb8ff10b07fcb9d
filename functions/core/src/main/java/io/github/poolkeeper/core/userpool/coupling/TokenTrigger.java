package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER;
import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER_CONFIG;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;

/// `LambdaConfig.PreTokenGeneration` is the older name of `PreTokenGenerationConfig.LambdaArn`. A
/// `V3_0` configuration may have no mirror, and gets none.
final class TokenTrigger implements Completion {
  private static final Pointer FUNCTION = TOKEN_TRIGGER_CONFIG.child("LambdaArn");
  private static final Pointer VERSION = TOKEN_TRIGGER_CONFIG.child("LambdaVersion");

  @Override
  public String name() {
    return "pre token generation";
  }

  @Override
  public String says() {
    return "`PreTokenGeneration` is the older name of `PreTokenGenerationConfig.LambdaArn`; a"
        + " change of one writes both. A version that comes alone takes the function that is"
        + " there; a `V3_0` configuration without the older name stays without; only `null`"
        + " removes the trigger.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Documented("API reference, LambdaConfigType, PreTokenGeneration");
  }

  @Override
  public Draft resolve(Draft draft) {
    if (draft.parts(TOKEN_TRIGGER, FUNCTION)) {
      return followsOlder(draft);
    }
    if (!draft.isPatch()) {
      return draft.parts(FUNCTION, TOKEN_TRIGGER)
          ? draft.copy(this, FUNCTION, TOKEN_TRIGGER)
          : draft;
    }
    if (draft.changes(TOKEN_TRIGGER)) {
      return contradicts(draft) ? draft.contradictory(TOKEN_TRIGGER, FUNCTION) : draft;
    }
    return draft.changes(TOKEN_TRIGGER_CONFIG) ? followsNewer(draft) : draft;
  }

  private static boolean contradicts(Draft draft) {
    return draft.has(TOKEN_TRIGGER) && !draft.value(TOKEN_TRIGGER).equals(draft.value(FUNCTION));
  }

  private Draft followsOlder(Draft draft) {
    if (!draft.has(TOKEN_TRIGGER)) {
      return draft.drop(this, TOKEN_TRIGGER_CONFIG, "it is one setting with " + TOKEN_TRIGGER);
    }
    Draft versioned =
        draft.has(TOKEN_TRIGGER_CONFIG)
            ? draft
            : draft.set(
                this, VERSION, JsonValues.value("V1_0"), "it is the version of " + TOKEN_TRIGGER);
    return versioned.copy(this, TOKEN_TRIGGER, FUNCTION);
  }

  private Draft followsNewer(Draft draft) {
    if (!draft.has(TOKEN_TRIGGER_CONFIG)) {
      return draft.copy(this, FUNCTION, TOKEN_TRIGGER);
    }
    if (!draft.has(FUNCTION)) {
      return draft.has(TOKEN_TRIGGER) ? draft.copy(this, TOKEN_TRIGGER, FUNCTION) : draft;
    }
    return draft.values().says(VERSION, "V3_0") && !draft.has(TOKEN_TRIGGER)
        ? draft
        : draft.copy(this, FUNCTION, TOKEN_TRIGGER);
  }
}
