package io.github.poolkeeper.aws.cognito;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.live.UserPools;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/// Brings the [UserPools], and what they were [CreatedWith].
@Module
public abstract class CognitoModule {
  private CognitoModule() {}

  @Binds
  abstract UserPools userPools(CognitoUserPools pools);

  @Binds
  abstract CreatedWith createdWith(CognitoCreatedWith createdWith);

  @Provides
  @Singleton
  static CognitoIdentityProviderClient client(ClientSettings settings, CognitoTraffic traffic) {
    return builder(settings, traffic).build();
  }

  static CognitoIdentityProviderClientBuilder builder(
      ClientSettings settings, CognitoTraffic traffic) {
    return settings
        .applyTo(CognitoIdentityProviderClient.builder())
        .overrideConfiguration(
            ClientSettings.overrides(Retries.strategy())
                .addExecutionInterceptor(new RawJson())
                .addMetricPublisher(new TrafficCounter(traffic))
                .build());
  }
}
