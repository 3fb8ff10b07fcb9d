package io.github.poolkeeper.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The command: makes a function's package from the jar of everything that it needs.
public final class Main {
  private Main() {}

  /// Prints how many lambdas there were, and what became of them.
  ///
  /// @param arguments the jar to read, the jar to write
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("expected a jar to read and a jar to write");
    }
    Map<String, byte[]> whole = Jar.read(Path.of(arguments[0]));
    Map<String, byte[]> called = new CalledOperations(whole).run();
    Desugaring.Result result = new Desugaring(called).run();
    Jar.write(result.entries(), Path.of(arguments[1]));
    System.out.printf(
        "%d of %d files are needed; %d of %d lambdas became %d classes%n",
        called.size(),
        whole.size(),
        result.lambdas() - result.left(),
        result.lambdas(),
        result.functions());
  }
}
