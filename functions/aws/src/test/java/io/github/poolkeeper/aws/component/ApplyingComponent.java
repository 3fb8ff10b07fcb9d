package io.github.poolkeeper.aws.component;

import dagger.BindsInstance;
import dagger.Component;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.cognito.CognitoModule;
import io.github.poolkeeper.aws.stepfunctions.StepFunctionsModule;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.live.UserPools;
import jakarta.inject.Singleton;

/// What applying a change needs beside its history and its queue.
@Singleton
@Component(modules = {CognitoModule.class, StepFunctionsModule.class})
interface ApplyingComponent {
  UserPools pools();

  Callbacks callbacks();

  @Component.Factory
  interface Factory {
    ApplyingComponent create(@BindsInstance ClientSettings clients);
  }
}
