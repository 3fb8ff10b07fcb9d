package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A setting that the change in hand is about, and that somebody else may set to any text.
final class Contested {
  private static final List<Pointer> FREE_TEXTS =
      List.of(
          Pointer.parse("/PoolName"),
          Pointer.parse("/UserPoolTags/team"),
          Pointer.parse("/LambdaConfig/PreSignUp"),
          Pointer.parse("/LambdaConfig/PostConfirmation"));

  private Contested() {}

  static Pointer of(World world) {
    return world
        .delivery()
        .change()
        .flatMap(id -> world.history().ledger().filter(r -> r.id().equals(id)).findFirst())
        .flatMap(record -> record.request().map(ChangeRequest::action))
        .flatMap(
            action ->
                action instanceof Action.Change change ? in(change.patch()) : Optional.empty())
        .orElse(FREE_TEXTS.getFirst());
  }

  private static Optional<Pointer> in(JsonObject patch) {
    return FREE_TEXTS.stream().filter(path -> path.in(patch).isPresent()).findFirst();
  }

  static JsonObject set(JsonObject document, Pointer path, String value) {
    return path.set(document, JsonValues.value(value));
  }
}
