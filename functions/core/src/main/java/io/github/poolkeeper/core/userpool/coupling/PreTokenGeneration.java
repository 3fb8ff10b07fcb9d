package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;

/// `LambdaConfig.PreTokenGeneration` is the older name of `PreTokenGenerationConfig.LambdaArn`: a
/// change of one writes both. A `V3_0` configuration may have no mirror, and gets none.
final class PreTokenGeneration implements Coupling {
  private static final Pointer ARN = Pointer.parse("/LambdaConfig/PreTokenGeneration");
  private static final Pointer CONFIG = Pointer.parse("/LambdaConfig/PreTokenGenerationConfig");
  private static final Pointer CONFIG_ARN = CONFIG.child("LambdaArn");
  private static final Pointer VERSION = CONFIG.child("LambdaVersion");

  @Override
  public String name() {
    return "pre token generation";
  }

  @Override
  public Draft resolve(Draft draft) {
    boolean arnChanges = draft.changes(ARN);
    boolean setsArnAlone =
        draft.origin() == Origin.PATCH && draft.sets(ARN) && !draft.changes(CONFIG_ARN);
    boolean configChanges = draft.changes(CONFIG) && !setsArnAlone;
    if (arnChanges && configChanges) {
      return contradicts(draft)
          ? draft.violated(ARN, "is one setting with " + CONFIG_ARN + "; give both the same value")
          : draft;
    }
    if (arnChanges) {
      return followsArn(draft);
    }
    return configChanges ? followsConfig(draft) : draft;
  }

  private static boolean contradicts(Draft draft) {
    return draft.origin() == Origin.PATCH
        && draft.has(ARN)
        && !draft.value(ARN).equals(draft.value(CONFIG_ARN));
  }

  private Draft followsArn(Draft draft) {
    if (!draft.has(ARN)) {
      return draft.drop(this, CONFIG, "it is one setting with " + ARN);
    }
    JsonValue arn = draft.value(ARN).orElseThrow();
    Draft versioned =
        draft.has(CONFIG)
            ? draft
            : draft.set(this, VERSION, JsonValues.value("V1_0"), "it is the version of " + ARN);
    return versioned.set(this, CONFIG_ARN, arn, "it is one setting with " + ARN);
  }

  private Draft followsConfig(Draft draft) {
    String because = "it is one setting with " + CONFIG_ARN;
    if (!draft.has(CONFIG_ARN)) {
      return draft.drop(this, ARN, because);
    }
    return draft.says(VERSION, "V3_0") && !draft.has(ARN)
        ? draft
        : draft.set(this, ARN, draft.value(CONFIG_ARN).orElseThrow(), because);
  }
}
