package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Runs one idle and one busy process of a function, whose ids they print, until it is killed.
final class ParentProcess {

  private ParentProcess() {}

  public static void main(String... arguments) throws InterruptedException {
    FunctionSpec spec = SampleFunctions.spec(ScriptedHandler.class);
    var idle = LambdaFunction.start(spec, 1, System.out::println);
    var busy = LambdaFunction.start(spec, 1, System.out::println);
    Thread outlives = Thread.startVirtualThread(() -> invoke(busy, "outlive"));
    invoke(idle, "identify");
    outlives.join();
  }

  private static void invoke(LambdaFunction function, String action) {
    Invocation invocation = function.invoke(("{\"do\":\"" + action + "\"}").getBytes(UTF_8));
    System.out.println(action + ": " + invocation);
  }
}
