package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Works out proposals: plans a request, and looks at the plan as the policy and people do.
public final class Proposals {
  private final PoolHistory history;
  private final RequestPlanner planner;
  private final Waivers waivers;
  private final Policy policy;
  private final InstantSource clock;

  public Proposals(
      PoolHistory history,
      UnknownSettingsMode unknownSettings,
      Policy policy,
      InstantSource clock) {
    this.history = history;
    this.planner = new RequestPlanner(history, unknownSettings);
    this.waivers = new Waivers(history, policy.rollbackWindow());
    this.policy = policy;
    this.clock = clock;
  }

  /// What a request comes to.
  ///
  /// @param earlier the last look at its plan, with the answers of people to it
  /// @param current the fingerprint under which the live configuration is on record
  public Proposal of(
      ChangeRequest request, Optional<Review> earlier, Snapshot live, Fingerprint current) {
    if (request.conditions().dryRun()) {
      return ofDryRun(request, live, current);
    }
    return switch (planner.plan(request, live.configuration())) {
      case Plan.Unwritten plan -> ended(request, plan, current);
      case Plan.Write plan -> {
        Review fresh = review(request, live, plan, current);
        Optional<Review> agreed = earlier.filter(Review::isConsent);
        yield agreed.filter(review -> !review.hash().equals(fresh.hash())).isPresent()
            ? otherThanAgreed(request.userPoolId(), agreed.orElseThrow(), plan)
            : otherThanShown(request, fresh.planHash())
                .<Proposal>map(other -> other)
                .orElseGet(() -> judged(live, plan, agreed.map(fresh::answeredAs).orElse(fresh)));
      }
    };
  }

  /// What a request comes to that is only to be looked at: nobody is asked, and nothing forbidden.
  public Proposal.Ends ofDryRun(ChangeRequest request, Snapshot live, Fingerprint current) {
    return switch (planner.plan(request, live.configuration())) {
      case Plan.Unwritten plan -> ended(request, plan, current);
      case Plan.Write plan -> {
        Review review = review(request, live, plan, current);
        yield otherThanShown(request, review.planHash())
            .<Proposal.Ends>map(other -> other)
            .orElseGet(() -> shown(live, plan, review));
      }
    };
  }

  private static Proposal.Ends shown(Snapshot live, Plan.Write plan, Review review) {
    return new Proposal.Shown(
        new ChangeState.Planned(
            review.plan(), forecast(live, plan, review), review.plan().startedAt()),
        review,
        plan.after());
  }

  private Proposal.Ends ended(ChangeRequest request, Plan.Unwritten plan, Fingerprint current) {
    Instant now = clock.instant();
    return switch (plan) {
      case Plan.Nothing nothing -> {
        Fingerprint hash = Review.planHash(nothing.hash(request.action()), new Effect.Allow());
        yield otherThanShown(request, hash)
            .<Proposal.Ends>map(other -> other)
            .orElseGet(
                () ->
                    new Proposal.Nothing(
                        new ChangeState.Unchanged(current, nothing.remains(), now), hash));
      }
      case Plan.Wrong(List<Violation> violations) ->
          impossible(new ChangeState.Rejected(violations, now));
      case Plan.InConflict(List<Conflict> conflicts) ->
          impossible(new ChangeState.Conflicted(conflicts, now));
    };
  }

  /// What the policy lets be done with a plan, after what people have answered.
  private Proposal judged(Snapshot live, Plan.Write plan, Review review) {
    Verdict verdict = review.verdict();
    if (verdict.effect() instanceof Effect.Forbid) {
      return new Proposal.Impossible(
          new ChangeState.Rejected(forbidden(verdict), clock.instant()), Optional.of(review));
    }
    return review.satisfies(verdict)
        ? new Proposal.Allowed(review, plan.after())
        : new Proposal.NeedsApproval(review, forecast(live, plan, review), plan.after());
  }

  private static List<Violation> forbidden(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.effect() instanceof Effect.Forbid)
        .map(
            finding ->
                new Violation(
                    finding.path(),
                    finding.rule().orElseThrow() + " forbids this: " + finding.because()))
        .toList();
  }

  /// A look at a plan, with no answers yet.
  private Review review(
      ChangeRequest request, Snapshot live, Plan.Write plan, Fingerprint current) {
    Instant now = clock.instant();
    Attempt attempt =
        new Attempt(current, plan.after().fingerprint(), plan.adjustments(), plan.remains(), now);
    return new Review(
        attempt,
        plan.hash(request.action()),
        verdict(request, live, plan.differences(), current),
        live.configuration().poolName(),
        List.of());
  }

  /// What was changed a short time ago is undone without asking anybody ([Waivers]).
  private Verdict verdict(
      ChangeRequest request, Snapshot live, List<Difference> differences, Fingerprint current) {
    Instant now = clock.instant();
    Policy applied = policy.forPool(live.configuration());
    return waivers
        .of(request, current, now)
        .map(
            waiver ->
                applied.judgeUndo(
                    differences, waiver::covers, Duration.between(waiver.since(), now)))
        .orElseGet(() -> applied.judge(differences));
  }

  private static Forecast forecast(Snapshot live, Plan.Write plan, Review review) {
    return plan.forecast(
        review.planHash(),
        live.routeTo(plan.after().normalForm()).calls().stream()
            .map(Access.Call::operation)
            .toList());
  }

  /// What was shown to whoever asked is what happens, or nothing does: a plan that touches other
  /// values, or of which the policy says something else by now, is another one.
  private Optional<Proposal.Impossible> otherThanShown(ChangeRequest request, Fingerprint now) {
    return request
        .conditions()
        .planHash()
        .filter(shown -> !shown.equals(now))
        .map(
            shown ->
                impossible(
                    new ChangeState.Conflicted(
                        List.of(
                            new Conflict.Unexpected(
                                Conflict.PLAN_HASH,
                                Optional.of(JsonValues.value(shown.hex())),
                                Optional.of(JsonValues.value(now.hex())))),
                        clock.instant())));
  }

  /// The settings on which the plan that people have agreed to, and the one that the same request
  /// comes to now, do not agree.
  private Proposal otherThanAgreed(UserPoolId pool, Review agreed, Plan.Write plan) {
    Map<Pointer, Difference> before = byPath(differences(pool, agreed.plan()));
    Map<Pointer, Difference> after = byPath(plan.differences());
    TreeSet<Pointer> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<Conflict> moved =
        paths.stream()
            .filter(path -> !isSame(path, find(before, path), find(after, path)))
            .map(path -> moved(path, find(before, path), plan.before().normalForm()))
            .toList();
    return impossible(new ChangeState.Conflicted(moved, clock.instant()));
  }

  private List<Difference> differences(UserPoolId pool, Attempt plan) {
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(plan.before(), plan.after()));
    NormalForm before =
        Optional.ofNullable(snapshots.get(plan.before())).orElseThrow().normalForm();
    NormalForm after = Optional.ofNullable(snapshots.get(plan.after())).orElseThrow().normalForm();
    return before.differencesTo(after);
  }

  private static boolean isSame(Pointer path, Optional<Difference> a, Optional<Difference> b) {
    return Settings.same(path, a.flatMap(Difference::before), b.flatMap(Difference::before))
        && Settings.same(path, a.flatMap(Difference::after), b.flatMap(Difference::after));
  }

  private static Conflict moved(Pointer path, Optional<Difference> agreed, NormalForm live) {
    return new Conflict.Moved(
        path, agreed.flatMap(Difference::before), agreed.flatMap(Difference::after), live.at(path));
  }

  private static Optional<Difference> find(Map<Pointer, Difference> differences, Pointer path) {
    return Optional.ofNullable(differences.get(path));
  }

  private static Map<Pointer, Difference> byPath(List<Difference> differences) {
    return differences.stream().collect(Collectors.toMap(Difference::path, Function.identity()));
  }

  private static Proposal.Impossible impossible(ChangeState.Ended end) {
    return new Proposal.Impossible(end, Optional.empty());
  }
}
