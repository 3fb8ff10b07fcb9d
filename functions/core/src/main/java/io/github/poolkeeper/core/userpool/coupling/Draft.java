package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A change on its way through the couplings: the pool as it is, and the document that it shall
/// come to, which is in normal form only when they are through with it.
///
/// @param coupling the one that has its turn
record Draft(
    Configuration live,
    JsonObject wanted,
    Origin origin,
    List<Adjustment> adjustments,
    List<Violation> violations,
    String coupling) {

  Draft {
    adjustments = List.copyOf(adjustments);
    violations = List.copyOf(violations);
  }

  static Draft of(Configuration live, JsonObject wanted, Origin origin) {
    return new Draft(live, wanted, origin, List.of(), List.of(), "");
  }

  /// From here on it is the next coupling's turn.
  Draft by(String next) {
    return new Draft(live, wanted, origin, adjustments, violations, next);
  }

  NormalForm before() {
    return live.normalForm();
  }

  boolean changes(Pointer path) {
    return !Settings.same(path, before().at(path), path.in(wanted));
  }

  boolean had(Pointer path) {
    return before().at(path).isPresent();
  }

  boolean has(Pointer path) {
    return path.in(wanted).isPresent();
  }

  /// This change puts a value there.
  boolean sets(Pointer path) {
    return has(path) && changes(path);
  }

  Optional<JsonValue> value(Pointer path) {
    return path.in(wanted);
  }

  /// The pool as it shall be.
  Values values() {
    return new Values(wanted);
  }

  boolean isPatch() {
    return origin instanceof Origin.Patch;
  }

  /// The message speaks of this setting, if only to remove it.
  boolean names(Pointer path) {
    return origin instanceof Origin.Patch(JsonObject patch) && path.in(patch).isPresent();
  }

  /// One side of a pair moves and leaves the other behind. On the way back the two were one until
  /// now, and the earlier state does not have them apart either.
  boolean parts(Pointer moved, Pointer left) {
    return changes(moved)
        && !changes(left)
        && switch (origin) {
          case Origin.Patch _ -> true;
          case Origin.EarlierState(NormalForm state) ->
              had(left)
                  && before().at(moved).equals(before().at(left))
                  && !isApart(moved, left, state)
                  && !isAsIn(state, moved, left);
        };
  }

  private static boolean isApart(Pointer one, Pointer other, NormalForm state) {
    return state.at(one).isPresent()
        && state.at(other).isPresent()
        && !Settings.same(one, state.at(one), state.at(other));
  }

  private boolean isAsIn(NormalForm state, Pointer... paths) {
    return Stream.of(paths).allMatch(path -> Settings.same(path, state.at(path), path.in(wanted)));
  }

  Draft set(Pointer path, JsonValue value, String because) {
    return path.in(wanted).filter(value::equals).isPresent()
        ? this
        : adjusted(path, path.set(wanted, value), because);
  }

  Draft drop(Pointer path, String because) {
    return has(path) ? adjusted(path, path.remove(wanted), because) : this;
  }

  /// Writes at `to` what stands at `from`, if only nothing.
  Draft copy(Pointer from, Pointer to) {
    String because = "it is one setting with " + from;
    return value(from).map(value -> set(to, value, because)).orElseGet(() -> drop(to, because));
  }

  /// The change gives two values to one setting.
  Draft contradictory(Pointer one, Pointer other) {
    return violated(
        new Violation(one, "is one setting with " + other + "; give both the same value"));
  }

  Draft violated(Violation violation) {
    return new Draft(
        live,
        wanted,
        origin,
        adjustments,
        Stream.concat(violations.stream(), Stream.of(violation)).toList(),
        coupling);
  }

  private Draft adjusted(Pointer path, JsonObject document, String because) {
    Adjustment adjustment = new Adjustment(coupling, path, because);
    return new Draft(
        live,
        document,
        origin,
        Stream.concat(adjustments.stream(), Stream.of(adjustment)).toList(),
        violations,
        coupling);
  }
}
