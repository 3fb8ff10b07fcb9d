package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.local.stack.LocalStack;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The SDK's clients, for everything through the stack's gateway.
record Clients(CognitoIdentityProviderClient cognito, DynamoDbClient dynamoDb, SqsClient sqs)
    implements AutoCloseable {
  static Clients of(LocalStack stack) {
    return new Clients(
        configured(CognitoIdentityProviderClient.builder(), stack).build(),
        configured(DynamoDbClient.builder(), stack).build(),
        configured(SqsClient.builder(), stack).build());
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, LocalStack stack) {
    return builder
        .endpointOverride(stack.endpoint())
        .region(Region.of(stack.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  @Override
  public void close() {
    cognito.close();
    dynamoDb.close();
    sqs.close();
  }
}
