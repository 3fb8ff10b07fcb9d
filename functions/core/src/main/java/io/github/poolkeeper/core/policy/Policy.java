package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Movement;
import io.github.poolkeeper.core.userpool.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Who may change what: versioned rules over the settings and the way they move. Of the rules that
/// apply, the strictest decides; what no rule knows needs one approval.
public final class Policy {
  private static final String BUILT_IN = "default-policy.json";
  private static final Effect UNKNOWN = new Effect.Approve(1);

  private final Verdict.PolicyVersion version;
  private final List<Rule> rules;
  private final Duration rollbackWindow;

  Policy(Verdict.PolicyVersion version, List<Rule> rules, Duration rollbackWindow) {
    this.version = version;
    this.rules = List.copyOf(rules);
    this.rollbackWindow = rollbackWindow;
  }

  /// The one that is used where none is given.
  public static Policy builtIn() {
    return PolicyParser.policy(JsonText.parse(builtInText()).asJsonObject());
  }

  /// A test holds it against the rules for policies; a start does not.
  static String builtInText() {
    try (InputStream stream =
        Objects.requireNonNull(Policy.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Verdict.PolicyVersion version() {
    return version;
  }

  /// For how long a change can be undone without approval.
  public Duration rollbackWindow() {
    return rollbackWindow;
  }

  /// What of it applies to a pool as it stands: without an owner, not the rules for owned ones.
  public Policy forPool(Configuration pool) {
    return Owner.of(pool).isPresent()
        ? this
        : new Policy(
            version,
            rules.stream().filter(rule -> !rule.isOfOwnedPools()).toList(),
            rollbackWindow);
  }

  /// What it says of a plan that has these differences.
  public Verdict judge(List<Difference> differences) {
    return verdict(findings(differences), strictest(findings(differences)), Optional.empty());
  }

  /// The same of a plan that undoes something: for some time after a change, it is undone without
  /// approval. What is forbidden stays so.
  ///
  /// @param isUndone whether a difference is nothing but the way back; all others are judged like
  ///     those of any change
  /// @param sinceTheChange the time since the oldest change that is undone has ended
  public Verdict judgeUndo(
      List<Difference> differences, Predicate<Difference> isUndone, Duration sinceTheChange) {
    if (sinceTheChange.compareTo(rollbackWindow) > 0) {
      return judge(differences);
    }
    List<Verdict.Finding> all = findings(differences);
    Effect withWaiver =
        strictest(findings(differences.stream().filter(isUndone).toList())) instanceof Effect.Forbid
            ? new Effect.Forbid()
            : strictest(findings(differences.stream().filter(isUndone.negate()).toList()));
    return verdict(
        all,
        withWaiver,
        withWaiver.equals(strictest(all))
            ? Optional.empty()
            : Optional.of("undoes a change that ended less than " + rollbackWindow + " ago"));
  }

  private List<Verdict.Finding> findings(List<Difference> differences) {
    return Movement.of(differences).stream().map(this::finding).toList();
  }

  private static Effect strictest(List<Verdict.Finding> findings) {
    return findings.stream().map(Verdict.Finding::effect).reduce(new Effect.Allow(), Effect::and);
  }

  private Verdict verdict(List<Verdict.Finding> findings, Effect effect, Optional<String> waived) {
    return new Verdict(version, effect, findings, waived);
  }

  /// What it says of one setting that moves in a direction.
  public Verdict.Finding finding(Movement movement) {
    Optional<Rule> rule = decides(movement.path(), movement.direction());
    return new Verdict.Finding(
        movement.path(),
        movement.direction(),
        movement.what(),
        rule.map(Rule::id),
        rule.map(Rule::effect).orElse(UNKNOWN),
        rule.map(Rule::because).orElse("no rule knows this"));
  }

  private Optional<Rule> decides(Pointer path, Direction direction) {
    return rules.stream()
        .filter(rule -> rule.applies(path, direction))
        .reduce((a, b) -> a.effect().and(b.effect()).equals(a.effect()) ? a : b);
  }
}
