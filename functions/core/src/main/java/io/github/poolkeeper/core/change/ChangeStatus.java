package io.github.poolkeeper.core.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The name of a state in the API and in the table: one that this release knows, or a newer
/// release's, which is shown as it is stored.
public sealed interface ChangeStatus {
  /// As it is written.
  String word();

  static ChangeStatus of(String word) {
    return known(word).<ChangeStatus>map(known -> known).orElseGet(() -> new Newer(word));
  }

  /// Empty for a word that is no state here.
  static Optional<Known> known(String word) {
    return Arrays.stream(Known.values()).filter(known -> known.word().equals(word)).findFirst();
  }

  /// The states of a change that may yet touch its pool.
  static Stream<Known> open() {
    return Arrays.stream(Known.values()).filter(known -> !known.isEnded());
  }

  /// In the order in which a change comes to them.
  enum Known implements ChangeStatus {
    QUEUED,
    HELD,
    PENDING_APPROVAL,
    APPLYING,
    APPLIED,
    DIVERGED,
    REJECTED,
    REFUSED,
    FAILED,
    UNCHANGED,
    CONFLICT,
    DECLINED,
    WITHDRAWN,
    EXPIRED,
    PLANNED;

    @Override
    public String word() {
      return name();
    }

    /// All of them.
    public static List<String> words() {
      return Arrays.stream(values()).map(Known::word).toList();
    }

    public boolean isEnded() {
      return switch (this) {
        case QUEUED, HELD, PENDING_APPROVAL, APPLYING -> false;
        case APPLIED,
            DIVERGED,
            REJECTED,
            REFUSED,
            FAILED,
            UNCHANGED,
            CONFLICT,
            DECLINED,
            WITHDRAWN,
            EXPIRED,
            PLANNED ->
            true;
      };
    }

    @Override
    public String toString() {
      return word();
    }
  }

  /// One that only a newer release knows.
  record Newer(String word) implements ChangeStatus {
    public Newer {
      if (known(word).isPresent()) {
        throw new IllegalArgumentException(word + " is a state of this release");
      }
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
