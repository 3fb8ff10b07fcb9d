package io.github.poolkeeper.aws.cognito;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Counts the calls to Cognito on the wire, those that the SDK sends again too.
@Singleton
public final class CognitoTraffic {
  private int sent;
  private int throttled;

  /// Nothing so far.
  @Inject
  public CognitoTraffic() {}

  /// How many were sent, and how many of these were throttled.
  public record Calls(int sent, int throttled) {}

  synchronized void add(Calls calls) {
    sent += calls.sent();
    throttled += calls.throttled();
  }

  /// The calls since this was asked last.
  public synchronized Calls take() {
    Calls calls = new Calls(sent, throttled);
    sent = 0;
    throttled = 0;
    return calls;
  }
}
