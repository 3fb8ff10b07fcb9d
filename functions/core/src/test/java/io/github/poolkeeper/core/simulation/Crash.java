package io.github.poolkeeper.core.simulation;

/// The process dies. No use case catches it: it is no exception.
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash(Call call) {
    super("crashed at " + call, null, false, false);
  }
}
