package io.github.poolkeeper.local.cli;

/// Prints the home of the JDK it runs on. The build runs it on the toolchain's `java`, so that the
/// launcher finds that JDK without knowing how Maven found it.
final class JavaHome {
  private JavaHome() {}

  static void main() {
    System.out.println(System.getProperty("java.home"));
  }
}
