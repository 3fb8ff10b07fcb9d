package io.github.poolkeeper.core.userpool.coupling;

import java.util.function.UnaryOperator;

/// A rule by which a wanted configuration is completed: it adds or removes settings, each with its
/// reason, or says that the change contradicts itself.
record Completion(String name, String says, Evidence evidence, UnaryOperator<Draft> rule)
    implements Coupling {

  Draft resolve(Draft draft) {
    return rule.apply(draft.by(name));
  }
}
