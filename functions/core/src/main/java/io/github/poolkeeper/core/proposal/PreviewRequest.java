package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Owner;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what a request would do to the pool as it stands, by the same steps that apply it. Nothing
/// is written, neither to the pool nor to the history.
public final class PreviewRequest {
  private final UserPools pools;
  private final PoolHistory history;
  private final Proposals proposals;

  public PreviewRequest(
      UserPools pools,
      PoolHistory history,
      UnknownSettingsMode unknownSettings,
      Policy policy,
      InstantSource clock) {
    this.pools = pools;
    this.history = history;
    this.proposals = new Proposals(history, unknownSettings, policy, clock);
  }

  public Preview preview(ChangeRequest request) {
    return switch (pools.read(request.userPoolId())) {
      case Reading.Read(Snapshot live) -> preview(request, live);
      case Reading.Refused(ApiError error) -> new Preview.Refused(error);
      case Reading.Interrupted(ApiError error) -> new Preview.Interrupted(error);
    };
  }

  private Preview preview(ChangeRequest request, Snapshot live) {
    Optional<Revision> last = history.head(request.userPoolId());
    List<Difference> sinceThen =
        last.map(revision -> recorded(request.userPoolId(), revision, live.configuration()))
            .map(recorded -> recorded.normalForm().differencesTo(live.normalForm()))
            .orElseGet(List::of);
    Fingerprint current =
        last.map(Revision::configuration)
            .filter(_ -> sinceThen.isEmpty())
            .orElseGet(live.configuration()::fingerprint);
    Proposal.Ends proposal = proposals.ofDryRun(request, live, current);
    Map<Fingerprint, Configuration> snapshots = new HashMap<>();
    snapshots.put(current, live.configuration());
    Optional<Review> review = Optional.empty();
    Optional<Fingerprint> hash = Optional.empty();
    switch (proposal) {
      case Proposal.Shown(_, Review shown, Configuration after) -> {
        snapshots.put(after.fingerprint(), after);
        review = Optional.of(shown);
        hash = Optional.of(shown.planHash());
      }
      case Proposal.Nothing(_, Fingerprint ofNothing) -> hash = Optional.of(ofNothing);
      case Proposal.Impossible _ -> {}
    }
    return new Preview.Foreseen(
        proposal.end(), review, hash, snapshots, last, sinceThen, Owner.of(live.configuration()));
  }

  private Configuration recorded(UserPoolId pool, Revision last, Configuration live) {
    Fingerprint fingerprint = last.configuration();
    return fingerprint.equals(live.fingerprint())
        ? live
        : Optional.ofNullable(history.snapshots(pool, List.of(fingerprint)).get(fingerprint))
            .orElseThrow(() -> new IllegalStateException("snapshot " + fingerprint + " is gone"));
  }
}
