package io.github.poolkeeper.aws.dynamodb;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.core.history.ChangeHistory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Brings the [ChangeHistory]; a component that asks for it has to bind a [HistoryTable].
@Module
public abstract class DynamoDbModule {
  private DynamoDbModule() {}

  @Binds
  abstract ChangeHistory changeHistory(DynamoDbChangeHistory history);

  @Provides
  @Singleton
  static DynamoDbClient client() {
    return ClientSettings.applyTo(DynamoDbClient.builder()).build();
  }
}
