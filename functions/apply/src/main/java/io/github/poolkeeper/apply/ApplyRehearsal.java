package io.github.poolkeeper.apply;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.client.RehearsedTls;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.RehearsedBatch;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;

/// Applies changes to a pool that is made up, with all that is real in between: from the message to
/// the bytes that would go to AWS, and back.
record ApplyRehearsal(Environment environment) implements Priming.Rehearsal {
  /// After these the code that every change takes is compiled.
  private static final int CHANGES = 80;

  private static final int SHORTEST_PASSWORD = 9;

  @Override
  public void run() throws IOException, GeneralSecurityException {
    RehearsedTls.run();
    ApplyComponent component = ApplyComponent.of(environment, ClientSettings.rehearsed());
    ApplyHandler handler = new ApplyHandler(component);
    for (int i = 0; i < CHANGES; i++) {
      ChangeRecord record = queued(SHORTEST_PASSWORD + i);
      component.register().open(record);
      RehearsedBatch.handle(handler, new ChangesMessage(record.userPoolId(), record.id()).body());
    }
  }

  private static ChangeRecord queued(int passwordLength) {
    String body =
        """
        {"userPoolId": "us-east-1_Rehearsal",
         "change": {"Policies": {"PasswordPolicy": {"MinimumLength": %d}}}}
        """
            .formatted(passwordLength);
    Parsed parsed =
        RequestMessage.read(body, new RequestId("rehearsal-" + passwordLength)).parsed();
    if (!(parsed instanceof Parsed.Valid(var request))) {
      throw new IllegalStateException("expected a valid request, met " + parsed);
    }
    InstantSource clock = InstantSource.system();
    return ChangeRecord.of(
        ChangeIds.random(clock).next(),
        request.userPoolId(),
        new Cause.Requested(request, Optional.empty()),
        clock.instant(),
        new ChangeState.Queued());
  }
}
