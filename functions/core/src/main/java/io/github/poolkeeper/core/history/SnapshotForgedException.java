package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.Fingerprint;

/// A snapshot on record is not the one that was put there: its SHA-256 is another one. Nothing is
/// planned with it and nobody is shown it.
public final class SnapshotForgedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SnapshotForgedException(Fingerprint expected) {
    super(
        "the snapshot " + expected + " is not what was put on record: its SHA-256 is another one");
  }

  /// As it stands on a change's record.
  public ApiError error() {
    return new ApiError("SnapshotForged", String.valueOf(getMessage()));
  }
}
