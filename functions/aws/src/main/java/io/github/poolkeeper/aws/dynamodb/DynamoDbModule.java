package io.github.poolkeeper.aws.dynamodb;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.aws.client.ClientSettings;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Brings the history's ports; a component that asks for one has to bind a [HistoryTable].
@Module(includes = DynamoDbHistoryModule.class)
public abstract class DynamoDbModule {
  private DynamoDbModule() {}

  @Provides
  @Singleton
  static DynamoDbClient client(ClientSettings settings) {
    return settings.applyTo(DynamoDbClient.builder()).build();
  }
}
