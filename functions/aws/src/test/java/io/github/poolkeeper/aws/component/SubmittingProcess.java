package io.github.poolkeeper.aws.component;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.aws.sqs.ChangesQueueUrl;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// Reads the history and submits a change, with the table, the queue, the pool and the change as
/// its arguments.
final class SubmittingProcess {
  private SubmittingProcess() {}

  public static void main(String[] arguments) {
    SubmittingComponent component =
        DaggerSubmittingComponent.factory()
            .create(
                ClientSettings.live(),
                new HistoryTable(arguments[0]),
                new ChangesQueueUrl(arguments[1]));
    UserPoolId pool = new UserPoolId(arguments[2]);
    if (component.history().head(pool).isPresent()) {
      throw new IllegalStateException("expected an empty table");
    }
    component.queue().submit(pool, new ChangeId(arguments[3]));
  }
}
