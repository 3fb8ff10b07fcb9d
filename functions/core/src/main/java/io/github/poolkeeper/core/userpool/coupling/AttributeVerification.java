package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import java.util.Set;
import java.util.TreeSet;

/// Only an attribute that is verified automatically can be required to be verified before an
/// update.
final class AttributeVerification implements Coupling {
  static final Pointer VERIFIED = Pointer.parse("/AutoVerifiedAttributes");
  private static final Pointer REQUIRED =
      Pointer.parse("/UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate");

  @Override
  public String name() {
    return "attribute verification";
  }

  @Override
  public Draft resolve(Draft draft) {
    Set<String> missing = new TreeSet<>(draft.texts(REQUIRED));
    missing.removeAll(draft.texts(VERIFIED));
    return missing.isEmpty() || !draft.changesAny(VERIFIED, REQUIRED)
        ? draft
        : draft.violated(
            REQUIRED,
            "all of it must be in " + VERIFIED + ", which lacks " + String.join(", ", missing));
  }
}
