package io.github.poolkeeper.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Does what the event's member `do` says.
public final class ScriptedHandler implements RequestHandler<Map<String, String>, Object> {

  @Override
  public Object handleRequest(Map<String, String> event, Context context) {
    return switch (event.getOrDefault("do", "")) {
      case "tell" -> tell(context);
      case "environment" -> new HashMap<>(System.getenv());
      case "throw" -> throw new IllegalArgumentException("no such pool");
      case "exit" -> exit();
      case "hang" -> hang();
      case "meet" -> meet(Path.of(event.getOrDefault("at", "")), context);
      case "swell" -> "x".repeat(RuntimeApi.LARGEST_RESPONSE);
      case "identify" -> identify();
      case "outlive" -> outlive();
      case "say" -> say(event.getOrDefault("text", ""));
      default -> throw new IllegalArgumentException("unknown: " + event);
    };
  }

  private static Map<String, Object> tell(Context context) {
    return Map.of(
        "pid", ProcessHandle.current().pid(),
        "requestId", context.getAwsRequestId(),
        "functionName", context.getFunctionName(),
        "arn", context.getInvokedFunctionArn(),
        "memory", context.getMemoryLimitInMB(),
        "remainingMillis", context.getRemainingTimeInMillis());
  }

  private static String exit() {
    Runtime.getRuntime().halt(3);
    return "";
  }

  private static String hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static long identify() {
    long pid = ProcessHandle.current().pid();
    System.out.println("pid " + pid);
    return pid;
  }

  /// Is still at work when the process that started this one has gone.
  private static long outlive() {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    identify();
    return parent.onExit().join().pid();
  }

  private static String say(String text) {
    System.out.println(text);
    return text;
  }

  private static long meet(Path place, Context context) {
    MeetingPlace.meet(place, context.getAwsRequestId());
    return ProcessHandle.current().pid();
  }
}
