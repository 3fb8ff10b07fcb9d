package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;

/// What became of an attempt to open a record.
public sealed interface Opening {
  /// It is the first of its request id.
  record Opened() implements Opening {}

  /// The request id, or the key beside it, has a record already.
  record Duplicate(ChangeRecord existing) implements Opening {}
}
