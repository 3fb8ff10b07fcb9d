package io.github.poolkeeper.aws.client;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// The clients of a Lambda function: their credentials are where Lambda puts them, nowhere else is
/// looked, and their time is short. Region and endpoint are the SDK's own affair: `AWS_REGION`,
/// `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_<SERVICE>`.
///
/// Nothing is opened and no credentials are asked for before the first call, so that a function can
/// be made before SnapStart takes its snapshot.
public final class ClientSettings {
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final Duration ANSWERING = Duration.ofSeconds(8);

  /// One call with its retries: the shortest of the functions has 29 seconds.
  private static final Duration CALL = Duration.ofSeconds(20);

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;

  ClientSettings(SdkHttpClient http, AwsCredentialsProvider credentials) {
    this.http = http;
    this.credentials = credentials;
  }

  /// To AWS. In `AWS_ACCESS_KEY_ID` and its like are the credentials, or, in an environment that
  /// SnapStart has restored, at `AWS_CONTAINER_CREDENTIALS_FULL_URI`.
  public static ClientSettings live() {
    return new ClientSettings(
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECTING)
            .socketTimeout(ANSWERING)
            .build(),
        AwsCredentialsProviderChain.of(
            EnvironmentVariableCredentialsProvider.create(),
            ContainerCredentialsProvider.create()));
  }

  /// To a stand-in within the process, with made-up credentials: see [RehearsedAws].
  public static ClientSettings rehearsed() {
    return new ClientSettings(
        new RehearsedAws(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal")));
  }

  /// The builder, set up. Retries are the SDK's standard ones.
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B applyTo(B builder) {
    return builder
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(overrides().retryStrategy(RetryMode.STANDARD).build());
  }

  /// What is overridden in a client with retries of its own.
  public static ClientOverrideConfiguration.Builder overrides(RetryStrategy retries) {
    return overrides().retryStrategy(retries);
  }

  private static ClientOverrideConfiguration.Builder overrides() {
    return ClientOverrideConfiguration.builder().apiCallTimeout(CALL);
  }
}
