package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import io.github.poolkeeper.core.change.Verdict.PolicyVersion;
import java.time.InstantSource;

/// The line with which a function that judges starts: by which policy. With a snapshot it is
/// written when the version is published.
public final class StartLine {
  private StartLine() {}

  public static void write(Environment environment, PolicyVersion policy) {
    of(environment, policy, LambdaRuntime.getLogger()).write();
  }

  static LogLine of(Environment environment, PolicyVersion policy, LambdaLogger logger) {
    String function = environment.optional("AWS_LAMBDA_FUNCTION_NAME").orElse("");
    return LogLine.of("start", function, logger, InstantSource.system())
        .with("functionVersion", environment.optional("AWS_LAMBDA_FUNCTION_VERSION").orElse(""))
        .with("policyVersion", policy.version())
        .with("policySha256", policy.sha256().hex());
  }
}
