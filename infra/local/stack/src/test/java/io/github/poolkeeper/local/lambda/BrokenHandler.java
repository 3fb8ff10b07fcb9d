package io.github.poolkeeper.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// Cannot start, as a function whose environment lacks a variable.
public final class BrokenHandler implements RequestHandler<String, String> {

  public BrokenHandler() {
    throw new IllegalStateException("HISTORY_TABLE is not set");
  }

  @Override
  public String handleRequest(String event, Context context) {
    return event;
  }
}
