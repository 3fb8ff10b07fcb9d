package io.github.poolkeeper.core.change;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What somebody has said to a plan.
///
/// @param by the identity that IAM verified
public record Answer(Identity by, Decision decision, Instant at, Optional<String> reason) {

  /// Yes or no.
  public enum Decision {
    APPROVE,
    DECLINE;

    /// As it stands in a record.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Decision of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
