package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/// The context of an invocation that is only rehearsed: what is logged goes nowhere.
public final class RehearsedContext implements Context, LambdaLogger {
  private static final String REHEARSAL = "rehearsal";
  private static final int MINUTE = 60_000;

  @Override
  public void log(String message) {
    // Nobody is to read it.
  }

  @Override
  public void log(byte[] message) {
    // Nobody is to read it.
  }

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public String getAwsRequestId() {
    return REHEARSAL;
  }

  @Override
  public String getLogGroupName() {
    return REHEARSAL;
  }

  @Override
  public String getLogStreamName() {
    return REHEARSAL;
  }

  @Override
  public String getFunctionName() {
    return REHEARSAL;
  }

  @Override
  public String getFunctionVersion() {
    return REHEARSAL;
  }

  @Override
  public String getInvokedFunctionArn() {
    return REHEARSAL;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return MINUTE;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1;
  }
}
