package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Optional;

/// Writes a revision of a pool as a file for the tool that owns the pool, or is to own it: its
/// settings in the tool's names, where each comes from, and what the tool has no name for.
public final class ExportPool {
  private final PoolHistory history;
  private final CreatedWith createdWith;

  public ExportPool(PoolHistory history, CreatedWith createdWith) {
    this.history = history;
    this.createdWith = createdWith;
  }

  /// The last revision, or an earlier one; empty where there is none.
  public Optional<Exported> export(UserPoolId pool, Optional<Long> number, ExportFormat format) {
    Optional<Revision> revision =
        number.map(n -> history.revision(pool, n)).orElseGet(() -> history.head(pool));
    return revision.map(found -> export(pool, found, format));
  }

  private Exported export(UserPoolId pool, Revision revision, ExportFormat format) {
    Configuration configuration =
        Optional.ofNullable(
                history
                    .snapshots(pool, List.of(revision.configuration()))
                    .get(revision.configuration()))
            .orElseThrow(
                () ->
                    new IllegalStateException("snapshot " + revision.configuration() + " is gone"));
    FileContent content =
        new FileContent(
            pool,
            revision,
            configuration,
            Expressed.of(configuration, format),
            createdWith.of(pool),
            new Origins(history, pool, format).upTo(revision.number()));
    return switch (format) {
      case TERRAFORM -> TerraformFile.of(content);
      case CLOUDFORMATION -> CloudFormationFile.of(content);
    };
  }
}
