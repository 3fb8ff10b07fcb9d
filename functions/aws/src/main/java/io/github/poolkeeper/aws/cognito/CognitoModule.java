package io.github.poolkeeper.aws.cognito;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.core.live.UserPools;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/// Brings the [UserPools].
@Module
public abstract class CognitoModule {
  private CognitoModule() {}

  @Binds
  abstract UserPools userPools(CognitoUserPools pools);

  @Provides
  @Singleton
  static CognitoIdentityProviderClient client(CognitoTraffic traffic) {
    return builder(traffic).build();
  }

  static CognitoIdentityProviderClientBuilder builder(CognitoTraffic traffic) {
    return ClientSettings.applyTo(CognitoIdentityProviderClient.builder())
        .overrideConfiguration(
            ClientSettings.overrides(Retries.strategy())
                .addExecutionInterceptor(new RawJson())
                .addMetricPublisher(new TrafficCounter(traffic))
                .build());
  }
}
