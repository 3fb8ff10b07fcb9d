package io.github.poolkeeper.contract;

import java.util.Optional;

/// A part of the run: it answers the questions whose ids begin with its name.
///
/// @param beyondThisMachine why the local stack cannot answer; empty where it can
record Step(String name, Optional<String> beyondThisMachine, Asking asking) {
  @FunctionalInterface
  interface Asking {
    void ask(Scene scene) throws Exception;
  }

  static Step everywhere(String name, Asking asking) {
    return new Step(name, Optional.empty(), asking);
  }

  static Step inAnAccount(String name, String why, Asking asking) {
    return new Step(name, Optional.of(why), asking);
  }
}
