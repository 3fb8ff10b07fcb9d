package io.github.poolkeeper.intake;

import dagger.BindsInstance;
import dagger.Component;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.dynamodb.DynamoDbModule;
import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.sqs.ChangesQueueUrl;
import io.github.poolkeeper.aws.sqs.RejectedQueueUrl;
import io.github.poolkeeper.aws.sqs.SqsModule;
import io.github.poolkeeper.aws.stepfunctions.StepFunctionsModule;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.TaskRoles;
import io.github.poolkeeper.core.watch.OwnRoles;
import io.github.poolkeeper.core.watch.TakeObservation;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What the intake function is made of.
@Singleton
@Component(
    modules = {
      IntakeModule.class,
      DynamoDbModule.class,
      SqsModule.class,
      StepFunctionsModule.class
    })
interface IntakeComponent {
  AcceptRequest acceptRequest();

  TakeObservation takeObservation();

  ObservationsQueueArn observations();

  static IntakeComponent of(Environment environment, ClientSettings clients) {
    return DaggerIntakeComponent.factory()
        .create(
            clients,
            new HistoryTable(environment.required("HISTORY_TABLE")),
            new ChangesQueueUrl(environment.required("CHANGES_QUEUE_URL")),
            new RejectedQueueUrl(environment.required("REJECTED_QUEUE_URL")),
            new TaskRoles(ids(environment.optional("TASK_ROLE_IDS").orElse(""))),
            new ObservationsQueueArn(environment.required("OBSERVATIONS_QUEUE_ARN")),
            new OwnRoles(ids(environment.required("APPLY_ROLE_ID"))));
  }

  private static Set<String> ids(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  /// What it takes from its environment.
  @Component.Factory
  interface Factory {
    IntakeComponent create(
        @BindsInstance ClientSettings clients,
        @BindsInstance HistoryTable table,
        @BindsInstance ChangesQueueUrl changes,
        @BindsInstance RejectedQueueUrl rejected,
        @BindsInstance TaskRoles taskRoles,
        @BindsInstance ObservationsQueueArn observations,
        @BindsInstance OwnRoles ownRoles);
  }
}
