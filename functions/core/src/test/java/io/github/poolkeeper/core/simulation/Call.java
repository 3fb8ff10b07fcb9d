package io.github.poolkeeper.core.simulation;

import java.util.Set;

/// One call of a port, counted from 0, and what can go wrong with it.
record Call(int number, String port, String operation, Set<Fault> possible) {
  @Override
  public String toString() {
    return "#" + number + " " + port + "." + operation;
  }
}
