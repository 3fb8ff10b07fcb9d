package io.github.poolkeeper.bench.history;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The bare query under the newest page: what the database itself takes at each size.
final class Floor {
  private static final int PAGE_AND_ONE = 21;

  private final DynamoDbClient client;

  Floor(DynamoDbClient client) {
    this.client = client;
  }

  int newest(SizedHistory history) {
    return client
        .query(
            QueryRequest.builder()
                .tableName(history.table())
                .keyConditionExpression("userPoolId = :pool AND entry BETWEEN :first AND :last")
                .expressionAttributeValues(
                    Map.of(
                        ":pool", AttributeValue.fromS(history.pool().value()),
                        ":first", AttributeValue.fromS("change#"),
                        ":last", AttributeValue.fromS("change$")))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(PAGE_AND_ONE)
                .build())
        .count();
  }
}
