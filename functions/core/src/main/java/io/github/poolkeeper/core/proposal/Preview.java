package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of looking ahead.
public sealed interface Preview {

  /// How the request would end as a dry run, what the policy says of its plan if there is one, the
  /// hash by which the plan is known, the snapshots that this speaks of, and the pool's last
  /// revision. `sinceThen` is what the pool has otherwise than that revision, `owner` who may undo
  /// it.
  record Foreseen(
      ChangeState.Ended end,
      Optional<Review> review,
      Optional<Fingerprint> hash,
      Map<Fingerprint, Configuration> snapshots,
      Optional<Revision> last,
      List<Difference> sinceThen,
      Optional<Owner> owner)
      implements Preview {
    public Foreseen {
      snapshots = Map.copyOf(snapshots);
      sinceThen = List.copyOf(sinceThen);
    }
  }

  /// Cognito does not show the pool: there is none, or no permission.
  record Refused(ApiError error) implements Preview {}

  /// Trouble on the way; asking again later may help.
  record Interrupted(ApiError error) implements Preview {}
}
