package io.github.poolkeeper.core.userpool.coupling;

/// Where the document that the couplings complete comes from.
public enum Origin {
  /// A patch: it names one side of a pair, and contradicts itself if it names both differently.
  PATCH,
  /// A state that the pool has been in: a pair stands there as Cognito printed it.
  EARLIER_STATE
}
