package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Twin;

/// `SmsMfaConfiguration` prints the pool's SMS settings again: while the block is there, both sides
/// say the same. An SMS factor that comes without them takes the pool's.
final class SmsTwins implements Coupling {
  private static final Pointer BLOCK = Pointer.parse("/SmsMfaConfiguration");
  private static final Pointer POOLS = Pointer.parse("/SmsConfiguration");

  @Override
  public String name() {
    return "SMS twins";
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
    if (draft.sets(blocks) && !draft.changes(pools)) {
      return draft.set(
          this, pools, draft.value(blocks).orElseThrow(), "it is one setting with " + blocks);
    }
    if (draft.sets(pools) && draft.has(blocks) && !draft.changes(blocks)) {
      return draft.set(
          this, blocks, draft.value(pools).orElseThrow(), "it is one setting with " + pools);
    }
    boolean contradicts =
        draft.origin() == Origin.PATCH
            && draft.sets(pools)
            && draft.sets(blocks)
            && !draft.value(pools).equals(draft.value(blocks));
    return contradicts
        ? draft.violated(pools, "is one setting with " + blocks + "; give both the same value")
        : draft;
  }

  private Draft completed(Draft draft) {
    Pointer blocks = BLOCK.child("SmsConfiguration");
    if (!draft.sets(BLOCK) || draft.has(blocks)) {
      return draft;
    }
    return draft
        .value(POOLS)
        .map(sms -> draft.set(this, blocks, sms, "an SMS factor sends through " + POOLS))
        .orElseGet(() -> draft.violated(blocks, "is needed: this pool has no SmsConfiguration"));
  }
}
