package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.List;
import java.util.stream.Stream;

/// A plan that was looked at: what it is, what the policy says of it, and who has answered. It
/// stays with the record, however the change ends.
///
/// @param hash as in a [Forecast]: another hash, another plan
/// @param answers in their order
public record Review(Attempt plan, Fingerprint hash, Verdict verdict, List<Answer> answers) {
  public Review {
    answers = List.copyOf(answers);
  }

  public Review with(Answer answer) {
    return new Review(
        plan, hash, verdict, Stream.concat(answers.stream(), Stream.of(answer)).toList());
  }

  /// The answers go over to a newer look at the same plan.
  public Review answeredAs(Review earlier) {
    return new Review(plan, hash, verdict, earlier.answers);
  }

  /// The settings that the plan moves, each once; of tags no names.
  public List<Pointer> touched() {
    return verdict.findings().stream()
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
