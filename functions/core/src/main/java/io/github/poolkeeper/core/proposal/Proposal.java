package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import java.util.Optional;

/// What a request comes to on the pool as it stands: what applying acts on, and what the plan route
/// shows.
public sealed interface Proposal {

  /// Nothing is to be written, and the request ends so.
  sealed interface Ends extends Proposal {
    ChangeState.Ended end();
  }

  /// The pool is as wanted already.
  ///
  /// @param hash by which a plan is known that touches nothing
  record Nothing(ChangeState.Unchanged end, Fingerprint hash) implements Ends {}

  /// A dry run has its plan.
  ///
  /// @param after what the pool would come to
  record Shown(ChangeState.Planned end, Review review, Configuration after) implements Ends {}

  /// It cannot be: the request is wrong on this pool, the pool is not as it expects, the policy
  /// forbids the plan, or it is not the plan that people have agreed to or were shown.
  ///
  /// @param review of a plan that is forbidden
  record Impossible(ChangeState.Ended end, Optional<Review> review) implements Ends {}

  /// People have to agree to the plan, or more of them than have so far.
  record NeedsApproval(Review review, Forecast forecast, Configuration after) implements Proposal {}

  /// The plan may be written.
  record Allowed(Review review, Configuration after) implements Proposal {}
}
