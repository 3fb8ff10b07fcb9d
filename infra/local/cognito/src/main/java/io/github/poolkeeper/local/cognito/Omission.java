package io.github.poolkeeper.local.cognito;

/// What UpdateUserPool makes of a setting that the request leaves out. The documentation and what
/// people measured disagree, and a caller must be right under both.
public enum Omission {
  /// As documented: the setting falls back to its default.
  RESET,
  /// As measured: password policy, sign-in policy, MFA, attribute update settings and tags stay as
  /// they are, the rest falls back.
  MEASURED,
  /// The setting keeps its value.
  PRESERVE
}
