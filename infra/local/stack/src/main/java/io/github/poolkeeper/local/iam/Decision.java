package io.github.poolkeeper.local.iam;

/// What a policy says to an access.
public enum Decision {
  ALLOWED,
  /// A statement says `Deny`.
  DENIED,
  /// No statement says anything.
  NOT_ALLOWED
}
