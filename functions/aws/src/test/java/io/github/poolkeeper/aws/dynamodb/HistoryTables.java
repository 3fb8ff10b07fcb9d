package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.aws.server.DynamoDbLocal;
import io.github.poolkeeper.core.history.WholeHistory;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Tables as `template.yaml` describes them, on DynamoDB Local, and a client that writes down what
/// it sends.
public final class HistoryTables implements AutoCloseable {
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final DynamoDbLocal server;
  private final DynamoDbClient client;

  HistoryTables() throws Exception {
    ExecutionInterceptor counter =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            requests.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
          }
        };
    this.server = DynamoDbLocal.start();
    this.client = client(counter);
  }

  DynamoDbClient client() {
    return client;
  }

  /// One of its own, which something listens to.
  DynamoDbClient client(ExecutionInterceptor interceptor) {
    return DynamoDbClient.builder()
        .endpointOverride(server.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
        .build();
  }

  public URI endpoint() {
    return server.endpoint();
  }

  /// The operations since this was asked last.
  List<String> requests() {
    List<String> sent = List.copyOf(requests);
    requests.clear();
    return sent;
  }

  /// An empty one.
  public HistoryTable create() {
    HistoryTable created = new HistoryTable("history-" + UUID.randomUUID());
    client.createTable(
        table ->
            table
                .tableName(created.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    text("userPoolId"),
                    text("entry"),
                    text("listing"),
                    text("listed"),
                    text("waiting"),
                    text("wakeAt"),
                    text("month"))
                .globalSecondaryIndexes(
                    index("listings", "listing", "listed"),
                    index("waiting", "waiting", "wakeAt"),
                    index("timeline", "month", "listed"))
                .keySchema(key("userPoolId", KeyType.HASH), key("entry", KeyType.RANGE)));
    requests.clear();
    return created;
  }

  /// An empty one, as the history that the functions have.
  public WholeHistory history() {
    return TableHistory.of(client, create());
  }

  private static GlobalSecondaryIndex index(String name, String partition, String sort) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @Override
  public void close() throws ReflectiveOperationException {
    client.close();
    server.close();
  }
}
