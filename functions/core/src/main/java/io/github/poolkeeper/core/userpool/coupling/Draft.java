package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A change on its way through the couplings: the pool as it is and as it shall be, both in normal
/// form.
record Draft(
    JsonObject before,
    JsonObject after,
    Origin origin,
    List<Adjustment> adjustments,
    List<Violation> violations) {

  Draft {
    adjustments = List.copyOf(adjustments);
    violations = List.copyOf(violations);
  }

  boolean changes(Pointer path) {
    return !Settings.same(path, path.in(before), path.in(after));
  }

  boolean had(Pointer path) {
    return path.in(before).isPresent();
  }

  boolean has(Pointer path) {
    return path.in(after).isPresent();
  }

  /// This change puts a value there.
  boolean sets(Pointer path) {
    return has(path) && changes(path);
  }

  Optional<JsonValue> value(Pointer path) {
    return path.in(after);
  }

  /// The pool as it shall be.
  Values values() {
    return new Values(after);
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
          case Origin.EarlierState(JsonObject state) ->
              had(left)
                  && moved.in(before).equals(left.in(before))
                  && !isApart(moved, left, state)
                  && !isAsIn(state, moved, left);
        };
  }

  private static boolean isApart(Pointer one, Pointer other, JsonObject state) {
    return one.in(state).isPresent()
        && other.in(state).isPresent()
        && !Settings.same(one, one.in(state), other.in(state));
  }

  private boolean isAsIn(JsonObject state, Pointer... paths) {
    return Stream.of(paths).allMatch(path -> Settings.same(path, path.in(state), path.in(after)));
  }

  Draft set(Coupling coupling, Pointer path, JsonValue value, String because) {
    return path.in(after).filter(value::equals).isPresent()
        ? this
        : adjusted(coupling, path, path.set(after, value), because);
  }

  Draft drop(Coupling coupling, Pointer path, String because) {
    return has(path) ? adjusted(coupling, path, path.remove(after), because) : this;
  }

  /// Writes at `to` what stands at `from`, if only nothing.
  Draft copy(Coupling coupling, Pointer from, Pointer to) {
    String because = "it is one setting with " + from;
    return value(from)
        .map(value -> set(coupling, to, value, because))
        .orElseGet(() -> drop(coupling, to, because));
  }

  /// The change gives two values to one setting.
  Draft contradictory(Pointer one, Pointer other) {
    return violated(
        new Violation(one, "is one setting with " + other + "; give both the same value"));
  }

  Draft violated(Violation violation) {
    return new Draft(
        before,
        after,
        origin,
        adjustments,
        Stream.concat(violations.stream(), Stream.of(violation)).toList());
  }

  private Draft adjusted(Coupling coupling, Pointer path, JsonObject document, String because) {
    Adjustment adjustment = new Adjustment(coupling.name(), path, because);
    return new Draft(
        before,
        document,
        origin,
        Stream.concat(adjustments.stream(), Stream.of(adjustment)).toList(),
        violations);
  }
}
