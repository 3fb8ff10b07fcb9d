package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import java.util.List;
import java.util.Optional;

/// What a policy says of a plan.
///
/// @param effect the strictest of what it says of the settings, unless that is waived
/// @param waived why the change goes ahead without the approval that its settings ask for
public record Verdict(
    PolicyVersion policy, Effect effect, List<Finding> findings, Optional<String> waived) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /// Which policy it was: the version that it gives itself, and what nobody can give it.
  public record PolicyVersion(String version, Fingerprint sha256) {}

  /// What it says of one movement of one setting.
  ///
  /// @param what happens to the setting
  /// @param rule the id of the rule that decides; empty when none knows the setting
  /// @param because why the rule is there
  public record Finding(
      Pointer path,
      Direction direction,
      String what,
      Optional<String> rule,
      Effect effect,
      String because) {}
}
