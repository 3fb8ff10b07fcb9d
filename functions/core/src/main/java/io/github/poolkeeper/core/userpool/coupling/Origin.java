package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.userpool.NormalForm;
import jakarta.json.JsonObject;

/// Where the document comes from that is to become the pool's.
public sealed interface Origin {
  /// Merged from a patch: what follows from it is completed, and it may contradict itself.
  record Patch(JsonObject patch) implements Origin {}

  /// Taken, all or in part, from a state that the pool has been in: so it will be written. Only a
  /// pair of which a part is taken moves as one.
  record EarlierState(NormalForm state) implements Origin {}
}
