package io.github.poolkeeper.history;

import dagger.BindsInstance;
import dagger.Component;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.cognito.CognitoModule;
import io.github.poolkeeper.aws.dynamodb.DynamoDbModule;
import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.aws.lambda.DeployedPolicy;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.sqs.ChangesQueueUrl;
import io.github.poolkeeper.aws.sqs.SqsModule;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import jakarta.inject.Singleton;

/// What the history function is made of.
@Singleton
@Component(
    modules = {HistoryModule.class, CognitoModule.class, DynamoDbModule.class, SqsModule.class})
interface HistoryComponent {
  HistoryApi historyApi();

  Policy policy();

  static HistoryComponent of(Environment environment, ClientSettings clients) {
    return DaggerHistoryComponent.factory()
        .create(
            clients,
            new HistoryTable(environment.required("HISTORY_TABLE")),
            new ChangesQueueUrl(environment.required("CHANGES_QUEUE_URL")),
            UnknownSettingsMode.of(environment.required("UNKNOWN_SETTINGS")),
            DeployedPolicy.of(environment));
  }

  /// What it takes from its environment.
  @Component.Factory
  interface Factory {
    HistoryComponent create(
        @BindsInstance ClientSettings clients,
        @BindsInstance HistoryTable table,
        @BindsInstance ChangesQueueUrl changes,
        @BindsInstance UnknownSettingsMode unknownSettings,
        @BindsInstance Policy policy);
  }
}
