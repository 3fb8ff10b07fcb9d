package io.github.poolkeeper.intake;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.client.RehearsedTls;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.RehearsedBatch;
import java.io.IOException;
import java.security.GeneralSecurityException;

/// Takes requests that are made up, with all that is real in between: from the message to the bytes
/// that would go to AWS, and back.
record IntakeRehearsal(Environment environment) implements Priming.Rehearsal {
  /// After these the code that every request takes is compiled.
  private static final int REQUESTS = 20;

  @Override
  public void run() throws IOException, GeneralSecurityException {
    RehearsedTls.run();
    IntakeHandler handler =
        new IntakeHandler(IntakeComponent.of(environment, ClientSettings.rehearsed()));
    for (int i = 0; i < REQUESTS; i++) {
      RehearsedBatch.handle(handler, request(i));
    }
  }

  private static String request(int number) {
    return """
    {"userPoolId": "us-east-1_Rehearsal", "requestId": "rehearsal-%d",
     "change": {"Policies": {"PasswordPolicy": {"MinimumLength": 12}}}}
    """
        .formatted(number);
  }
}
