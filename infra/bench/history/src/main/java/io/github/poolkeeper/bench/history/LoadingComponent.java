package io.github.poolkeeper.bench.history;

import dagger.BindsInstance;
import dagger.Component;
import io.github.poolkeeper.aws.dynamodb.DynamoDbHistoryModule;
import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.RequestRegister;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The functions' own adapter over a client of ours, so that what is loaded is what they write.
@Component(modules = DynamoDbHistoryModule.class)
@Singleton
interface LoadingComponent {
  ChangeHistory history();

  RequestRegister register();

  static LoadingComponent of(DynamoDbClient client, HistoryTable table) {
    return DaggerLoadingComponent.factory().create(client, table);
  }

  /// What the adapter is made of.
  @Component.Factory
  interface Factory {
    LoadingComponent create(
        @BindsInstance DynamoDbClient client, @BindsInstance HistoryTable table);
  }
}
