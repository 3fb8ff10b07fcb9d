package io.github.poolkeeper.core.userpool.coupling;

/// What a rule rests on. A rule that refuses has some; one without any warns, and Cognito decides.
public sealed interface Evidence {
  /// AWS's documentation or the API's model says it.
  record Documented(String where) implements Evidence {}

  /// Cognito's own words when it refuses, as people have quoted them.
  record Words(String quoted) implements Evidence {}

  /// People have seen it on AWS.
  record Seen(String where) implements Evidence {}

  /// Nobody has shown it. `because` says why it is worth a warning all the same.
  record Lacking(String because) implements Evidence {}
}
