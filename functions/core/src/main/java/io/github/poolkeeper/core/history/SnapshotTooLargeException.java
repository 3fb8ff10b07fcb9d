package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ApiError;

/// A configuration that the store cannot hold, however it is packed. Nothing was written.
public final class SnapshotTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SnapshotTooLargeException(long bytes, long most) {
    super(
        "the configuration takes %d bytes in the history, which holds %d at most"
            .formatted(bytes, most));
  }

  /// As it stands on a change's record.
  public ApiError error() {
    return new ApiError("SnapshotTooLarge", String.valueOf(getMessage()));
  }
}
