package io.github.poolkeeper.core.userpool.coupling;

/// One rule between settings. It looks only at what the change touches: a pool that breaks a rule
/// already is left as it is.
interface Coupling {
  /// As `docs/settings.md` names it.
  String name();

  Draft resolve(Draft draft);
}
