package io.github.poolkeeper.core.userpool.coupling;

/// One rule between settings, as the settings page shows it.
public interface Coupling {
  String name();

  /// The rule in a sentence or two.
  String says();

  Evidence evidence();
}
