package io.github.poolkeeper.local.cognito;

/// What becomes of a request where nobody knows whether AWS refuses it: it breaks a rule that is a
/// guess, or a coupling that the user pool breaks already in the same way.
public enum Doubt {
  /// The stand-in is no kinder than AWS can be.
  REFUSED,
  /// The stand-in is as kind as AWS can be.
  TAKEN
}
