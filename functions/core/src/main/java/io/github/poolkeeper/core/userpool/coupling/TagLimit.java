package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.userpool.NormalForm;

/// A pool has at most 50 tags, AWS's own not counted.
final class TagLimit implements Coupling {
  private static final int MAX_TAGS = 50;

  @Override
  public String name() {
    return "tags";
  }

  @Override
  public Draft resolve(Draft draft) {
    int tags = draft.value(NormalForm.TAGS).map(value -> value.asJsonObject().size()).orElse(0);
    return tags > MAX_TAGS && draft.changes(NormalForm.TAGS)
        ? draft.violated(NormalForm.TAGS, "expected at most " + MAX_TAGS + " tags, met " + tags)
        : draft;
  }
}
