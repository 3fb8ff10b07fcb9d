package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Twin;

/// The verification texts stand at top level and in `VerificationMessageTemplate`.
final class VerificationTwins implements Completion {
  @Override
  public String name() {
    return "verification twins";
  }

  @Override
  public String says() {
    return "the three verification texts stand at top level and in `VerificationMessageTemplate`; a"
        + " change of one side writes the other, and two different values are refused. A pool can"
        + " have the two apart, and a way back brings them back so.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Seen(
        "Terraform's provider, which writes both; the sample of DescribeUserPool"
            + " in the API reference has the two apart");
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
    if (draft.parts(first, second)) {
      return draft.copy(this, first, second);
    }
    if (draft.parts(second, first)) {
      return draft.copy(this, second, first);
    }
    boolean contradicts =
        draft.isPatch()
            && draft.changes(first)
            && draft.changes(second)
            && !draft.value(first).equals(draft.value(second));
    return contradicts ? draft.contradictory(first, second) : draft;
  }
}
