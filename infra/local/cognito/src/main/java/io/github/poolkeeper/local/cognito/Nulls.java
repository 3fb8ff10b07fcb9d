package io.github.poolkeeper.local.cognito;

/// What an explicit JSON `null` for a setting means. Nobody measured it against AWS, see
/// [FakeCognito].
public enum Nulls {
  /// The setting becomes absent, as if it had never been set.
  UNSET,
  /// The same as leaving the setting out, which is what Smithy's awsJson1_1 says a server makes of
  /// it.
  OMITTED
}
