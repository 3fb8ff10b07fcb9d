package io.github.poolkeeper.core.simulation;

/// What an adapter throws when a store or a queue does not do what it is asked for, or does not say
/// so.
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  Trouble(Fault fault, Call call) {
    super(fault + " at " + call, null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
