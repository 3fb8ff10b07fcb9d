package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;

/// What a change request asks for.
public sealed interface Action {

  /// The word for it in a record.
  String kind();

  /// Change some settings: a merge patch (RFC 7396) over the pool's configuration document.
  record Change(JsonObject patch) implements Action {
    @Override
    public String kind() {
      return "change";
    }
  }

  /// Undo one applied change.
  record Rollback(ChangeId changeId, OnConflict onConflict) implements Action {
    @Override
    public String kind() {
      return "rollback";
    }
  }

  /// Return to an earlier revision: the whole document, or the paths if there are any.
  record Restore(Target target, List<Pointer> paths) implements Action {
    public Restore {
      paths = List.copyOf(paths);
    }

    @Override
    public String kind() {
      return "restore";
    }
  }

  /// Which revision a restore returns to.
  sealed interface Target {
    record Revision(long number) implements Target {}

    /// The revision that was current then.
    record Time(Instant at) implements Target {}
  }
}
