package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// What a function does before SnapStart takes its snapshot: it rehearses its work, so that a
/// restored one has its classes loaded and its code compiled. Where there is no snapshot, nobody
/// asks for it.
public final class Priming implements Resource {
  /// Lambda itself refers to them weakly.
  private static final List<Priming> REGISTERED = new ArrayList<>();

  private final String function;
  private final Rehearsal rehearsal;

  private Priming(String function, Rehearsal rehearsal) {
    this.function = function;
    this.rehearsal = rehearsal;
  }

  /// Goes through a function's work with nothing real behind it. It must leave nothing in the
  /// process that a copy of the process must not have: no credentials, no connection, no state that
  /// unique values come from.
  @FunctionalInterface
  public interface Rehearsal {
    void run() throws Exception;
  }

  /// With the environment of a function that runs on Lambda.
  public static void register(Environment environment, Rehearsal rehearsal) {
    Priming priming = new Priming(environment.required("AWS_LAMBDA_FUNCTION_NAME"), rehearsal);
    REGISTERED.add(priming);
    Core.getGlobalContext().register(priming);
  }

  /// A rehearsal that fails costs the first event some time, and must not cost a deployment.
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      rehearsal.run();
    } catch (Exception trouble) {
      LogLine.of("priming", function, LambdaRuntime.getLogger(), InstantSource.system())
          .with(trouble)
          .write();
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Whatever must be new after a restore is made when it is used.
  }
}
