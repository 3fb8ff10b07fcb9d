package io.github.poolkeeper.aws.stepfunctions;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.core.change.Callbacks;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Brings the [Callbacks].
@Module
public abstract class StepFunctionsModule {
  private StepFunctionsModule() {}

  @Binds
  abstract Callbacks callbacks(StepFunctionsCallbacks callbacks);

  @Provides
  @Singleton
  static SfnClient client(ClientSettings settings) {
    return settings.applyTo(SfnClient.builder()).build();
  }
}
