package io.github.poolkeeper.aws.component;

import dagger.BindsInstance;
import dagger.Component;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.dynamodb.DynamoDbModule;
import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.aws.sqs.ChangesQueueUrl;
import io.github.poolkeeper.aws.sqs.SqsModule;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.history.ChangeHistory;
import jakarta.inject.Singleton;

/// It asks for no rejected requests, so it knows no address for them.
@Singleton
@Component(modules = {DynamoDbModule.class, SqsModule.class})
interface SubmittingComponent {
  ChangeHistory history();

  ChangeQueue queue();

  @Component.Factory
  interface Factory {
    SubmittingComponent create(
        @BindsInstance ClientSettings clients,
        @BindsInstance HistoryTable table,
        @BindsInstance ChangesQueueUrl changes);
  }
}
