package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan that was looked at: what it is, what the policy says of it, and who has answered. It
/// stays with the record, however the change ends.
///
/// @param hash of what was asked for and of the values that it touches, before and after: what
///     people agree to is held to it, whatever the policy says by then
/// @param poolName before it, if the record has it: what the plan itself calls the pool is not told
/// @param answers in their order
public record Review(
    Attempt plan,
    Fingerprint hash,
    Verdict verdict,
    Optional<String> poolName,
    List<Answer> answers) {
  public Review {
    answers = List.copyOf(answers);
  }

  /// What a plan is known by to whoever was shown it: what it touches, and what the policy says of
  /// it. As long as both stay, the same request comes to the same hash.
  public Fingerprint planHash() {
    return planHash(hash, verdict.effect());
  }

  /// The same of a plan that nobody has reviewed.
  ///
  /// @param touches what a review has as [#hash]
  public static Fingerprint planHash(Fingerprint touches, Effect effect) {
    JsonObjectBuilder json =
        JsonValues.object().add("touches", touches.hex()).add("effect", effect.word());
    if (effect instanceof Effect.Approve(int approvers)) {
      json.add("approvers", approvers);
    }
    return Fingerprint.of(json.build());
  }

  public Review with(Answer answer) {
    return new Review(
        plan, hash, verdict, poolName, Stream.concat(answers.stream(), Stream.of(answer)).toList());
  }

  /// The answers go over to a newer look at the same plan.
  public Review answeredAs(Review earlier) {
    return new Review(plan, hash, verdict, poolName, earlier.answers);
  }

  /// The settings that the plan moves, each once; of tags no names.
  public List<Pointer> touched() {
    return verdict.findings().stream()
        .map(finding -> Settings.settingOf(finding.path()))
        .distinct()
        .toList();
  }

  /// Those of them that weaken the pool's protection, or of which it cannot be told that they do
  /// not.
  public List<Pointer> weakened() {
    return verdict.findings().stream()
        .filter(finding -> finding.direction() == Direction.LOOSENING)
        .map(finding -> Settings.settingOf(finding.path()))
        .distinct()
        .toList();
  }

  public long approvals() {
    return answers.stream().filter(answer -> answer.decision() == Answer.Decision.APPROVE).count();
  }

  /// Whether enough have agreed for what the policy says.
  public boolean satisfies(Verdict verdict) {
    return switch (verdict.effect()) {
      case Effect.Allow _ -> true;
      case Effect.Approve(int approvers) -> approvals() >= approvers;
      case Effect.Forbid _ -> false;
    };
  }

  /// Whether people have agreed to this very plan: it must not become another one.
  public boolean isConsent() {
    return approvals() > 0 && satisfies(verdict);
  }
}
