package io.github.poolkeeper.local.cognito;

/// Where a rule is known from. None of them could be tried against an AWS account.
sealed interface Evidence {

  String source();

  /// AWS says so: its documentation, the API's model, or its words as a public report quotes them
  /// or its author has measured them.
  record Known(String source) implements Evidence {}

  /// It would be in keeping with what is known. [Doubt] says what becomes of it.
  record Guess(String source) implements Evidence {}

  static Evidence known(String source) {
    return new Known(source);
  }

  static Evidence guess(String source) {
    return new Guess(source);
  }
}
