package io.github.poolkeeper.core.userpool.coupling;

/// A rule by which a wanted configuration is completed: it adds or removes settings, each with its
/// reason, or says that the change contradicts itself.
interface Completion extends Coupling {
  Draft resolve(Draft draft);
}
