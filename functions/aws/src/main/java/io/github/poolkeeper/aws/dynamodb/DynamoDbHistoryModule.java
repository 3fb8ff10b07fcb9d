package io.github.poolkeeper.aws.dynamodb;

import dagger.Binds;
import dagger.Module;
import io.github.poolkeeper.core.history.ChangeHistory;

/// Brings the [ChangeHistory] over a client that the component has from elsewhere: a tool that
/// loads or measures a table has its own. A function takes [DynamoDbModule].
@Module
public abstract class DynamoDbHistoryModule {
  private DynamoDbHistoryModule() {}

  @Binds
  abstract ChangeHistory changeHistory(DynamoDbChangeHistory history);
}
