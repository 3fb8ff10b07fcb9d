package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;

/// All that a file is written from.
record FileContent(
    UserPoolId pool,
    Revision revision,
    Configuration configuration,
    Expressed expressed,
    CreatedWith.Choice createdWith,
    Origins origins) {

  /// What the head of a file says of it.
  void describeIn(Lines lines, List<Exported.Gap> gaps) {
    lines.comment(
        "%s as it was at revision %d, %s, written by Poolkeeper."
            .formatted(pool, revision.number(), revision.at()));
    if (!gaps.isEmpty()) {
      lines.comment("Not in here:");
      gaps.forEach(gap -> lines.comment("  " + gap.path() + ": " + gap.because()));
    }
  }
}
