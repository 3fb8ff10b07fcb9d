package io.github.poolkeeper.core.live;

import io.github.poolkeeper.core.change.ApiError;

/// What became of reading a pool.
public sealed interface Reading {
  record Read(Snapshot snapshot) implements Reading {}

  /// Cognito does not show it.
  sealed interface Unread extends Reading {
    ApiError error();
  }

  /// Asking again does not help: no such pool, no permission.
  record Refused(ApiError error) implements Unread {}

  /// Asking again later may help.
  record Interrupted(ApiError error) implements Unread {}
}
