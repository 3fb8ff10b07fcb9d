package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Optional;

/// What there is to do about a record of CloudTrail.
public sealed interface Watched {
  /// Somebody has written to a pool: it has to be looked at. What was written is not believed.
  ///
  /// @param pool empty where the record does not say: what is over 100 KB is left out of it
  record Write(Optional<UserPoolId> pool, Seen seen) implements Watched {}

  /// Nothing.
  record Nothing(Why why) implements Watched {}

  /// Why there is nothing to do.
  enum Why {
    NO_RECORD("no record of CloudTrail"),
    NO_CALL("no call of the API: people sign in, or a service reports"),
    NO_WRITE("no call that writes a pool's configuration"),
    REFUSED("Cognito refused the call"),
    NO_POOL("no user pool in it");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
