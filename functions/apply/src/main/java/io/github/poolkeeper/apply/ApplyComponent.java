package io.github.poolkeeper.apply;

import dagger.BindsInstance;
import dagger.Component;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.cognito.CognitoModule;
import io.github.poolkeeper.aws.cognito.CognitoTraffic;
import io.github.poolkeeper.aws.dynamodb.DynamoDbModule;
import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.aws.dynamodb.WeakeningFinds;
import io.github.poolkeeper.aws.lambda.DeployedPolicy;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.sqs.ChangesQueueUrl;
import io.github.poolkeeper.aws.sqs.Redelivery;
import io.github.poolkeeper.aws.sqs.SqsModule;
import io.github.poolkeeper.aws.stepfunctions.StepFunctionsModule;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.watch.LookAtEveryPool;
import jakarta.inject.Singleton;
import java.time.Duration;

/// What the apply function is made of.
@Singleton
@Component(
    modules = {
      ApplyModule.class,
      CognitoModule.class,
      DynamoDbModule.class,
      SqsModule.class,
      StepFunctionsModule.class
    })
interface ApplyComponent {
  ApplyChange applyChange();

  LookAtPool lookAtPool();

  LookSender lookSender();

  WakeDueChanges wakeDueChanges();

  LookAtEveryPool lookAtEveryPool();

  Redelivery redelivery();

  CognitoTraffic traffic();

  WeakeningFinds finds();

  ApplySettings settings();

  /// Where a rehearsal opens its change.
  RequestRegister register();

  static ApplyComponent of(Environment environment, ClientSettings clients) {
    return DaggerApplyComponent.factory()
        .create(
            clients,
            new HistoryTable(environment.required("HISTORY_TABLE")),
            new ChangesQueueUrl(environment.required("CHANGES_QUEUE_URL")),
            new LookSender(environment.required("INTAKE_ROLE_ID")),
            LookAtEveryPool.Pace.of(
                Duration.ofHours(Long.parseLong(environment.required("LOOK_EVERY_HOURS")))),
            settings(environment));
  }

  private static ApplySettings settings(Environment environment) {
    return new ApplySettings(
        UnknownSettingsMode.of(environment.required("UNKNOWN_SETTINGS")),
        Integer.parseInt(environment.required("MAX_ATTEMPTS")),
        DeployedPolicy.of(environment),
        Duration.ofHours(Long.parseLong(environment.required("APPROVAL_EXPIRY_HOURS"))));
  }

  /// What it takes from its environment.
  @Component.Factory
  interface Factory {
    ApplyComponent create(
        @BindsInstance ClientSettings clients,
        @BindsInstance HistoryTable table,
        @BindsInstance ChangesQueueUrl changes,
        @BindsInstance LookSender lookSender,
        @BindsInstance LookAtEveryPool.Pace pace,
        @BindsInstance ApplySettings settings);
  }
}
