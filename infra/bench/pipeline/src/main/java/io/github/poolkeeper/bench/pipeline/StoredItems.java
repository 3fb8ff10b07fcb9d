package io.github.poolkeeper.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.stack.LocalStack;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a pool has in the history table, by DynamoDB's own rule of size: names and values in UTF-8,
/// binary as it is.
final class StoredItems {
  /// @param snapshots so many of the items are configurations
  record Size(int items, int snapshots, long bytes) {
    private static final Size NONE = new Size(0, 0, 0);

    private Size with(Map<String, AttributeValue> item) {
      boolean isSnapshot =
          item.getOrDefault("entry", AttributeValue.fromS("")).s().startsWith("snapshot#");
      return new Size(items + 1, snapshots + (isSnapshot ? 1 : 0), bytes + sizeOf(item));
    }

    private Size plus(Size other) {
      return new Size(items + other.items, snapshots + other.snapshots, bytes + other.bytes);
    }
  }

  private final DynamoDbClient client;
  private final String table;

  StoredItems(LocalStack stack, URI dynamoDb) {
    this.table = stack.output("HistoryTableName");
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(dynamoDb)
            .region(Region.of(stack.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  Size of(String pool) {
    return client
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("userPoolId = :pool")
                    .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool))))
        .items()
        .stream()
        .reduce(Size.NONE, Size::with, Size::plus);
  }

  private static long sizeOf(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(each -> each.getKey().getBytes(UTF_8).length + sizeOf(each.getValue()))
        .sum();
  }

  private static long sizeOf(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(UTF_8).length;
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
      // Two digits a byte, and one for the exponent.
      case N -> (value.n().length() + 1) / 2 + 1;
      default -> throw new IllegalStateException("the history has no attribute such as " + value);
    };
  }
}
