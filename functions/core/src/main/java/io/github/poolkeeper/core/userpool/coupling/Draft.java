package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  boolean changesAny(Pointer... paths) {
    return Stream.of(paths).anyMatch(this::changes);
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

  Optional<String> text(Pointer path) {
    return path.in(after).flatMap(JsonValues::text);
  }

  boolean says(Pointer path, String text) {
    return text(path).filter(text::equals).isPresent();
  }

  /// The strings of a list; none when it is absent.
  Set<String> texts(Pointer path) {
    return path.in(after)
        .filter(JsonArray.class::isInstance)
        .map(list -> list.asJsonArray().stream())
        .orElseGet(Stream::empty)
        .flatMap(value -> JsonValues.text(value).stream())
        .collect(Collectors.toSet());
  }

  Draft set(Coupling coupling, Pointer path, JsonValue value, String because) {
    return path.in(after).filter(value::equals).isPresent()
        ? this
        : adjusted(coupling, path, path.set(after, value), because);
  }

  Draft drop(Coupling coupling, Pointer path, String because) {
    return has(path) ? adjusted(coupling, path, path.remove(after), because) : this;
  }

  Draft violated(Pointer path, String message) {
    return new Draft(
        before,
        after,
        origin,
        adjustments,
        Stream.concat(violations.stream(), Stream.of(new Violation(path, message))).toList());
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
