package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Twin;

/// The verification texts stand at top level and in `VerificationMessageTemplate`: a change of one
/// side writes both.
final class VerificationTwins implements Coupling {
  @Override
  public String name() {
    return "verification twins";
  }

  @Override
  public Draft resolve(Draft draft) {
    Draft result = draft;
    for (Twin twin : Twin.VERIFICATION_TEXTS) {
      result = resolve(result, twin.first(), twin.second());
    }
    return result;
  }

  private Draft resolve(Draft draft, Pointer first, Pointer second) {
    boolean firstChanges = draft.changes(first);
    boolean secondChanges = draft.changes(second);
    if (firstChanges && secondChanges) {
      boolean contradicts =
          draft.origin() == Origin.PATCH && !draft.value(first).equals(draft.value(second));
      return contradicts
          ? draft.violated(first, "is one setting with " + second + "; give both the same value")
          : draft;
    }
    if (firstChanges) {
      return copied(draft, first, second);
    }
    return secondChanges ? copied(draft, second, first) : draft;
  }

  private Draft copied(Draft draft, Pointer from, Pointer to) {
    String because = "it is one setting with " + from;
    return draft
        .value(from)
        .map(value -> draft.set(this, to, value, because))
        .orElseGet(() -> draft.drop(this, to, because));
  }
}
