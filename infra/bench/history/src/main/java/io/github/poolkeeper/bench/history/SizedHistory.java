package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table with one pool of so many changes, and a page full of other pools.
///
/// @param middle the change half way down the list
record SizedHistory(int size, String table, UserPoolId pool, ChangeId middle) {
  private static final int OTHER_POOLS = 24;

  /// Fills a table that is there and empty.
  static SizedHistory load(
      DynamoDbClient client, String table, int size, JsonObject configuration) {
    UserPoolId pool = new UserPoolId("eu-central-2_Size" + size);
    try (BulkWriter writer = new BulkWriter(client, table)) {
      LoadingComponent ports = LoadingComponent.of(writer, new HistoryTable(table));
      for (int other = 0; other < OTHER_POOLS; other++) {
        String id = String.format(Locale.ROOT, "eu-central-2_Other%02d", other);
        new GrownHistory(ports, new UserPoolId(id), configuration).change(0);
      }
      ChangeId middle = grow(writer, new GrownHistory(ports, pool, configuration), size);
      return new SizedHistory(size, table, pool, middle);
    }
  }

  private static ChangeId grow(BulkWriter writer, GrownHistory history, int size) {
    ChangeId middle = history.change(0);
    for (int number = 1; number < size; number++) {
      ChangeId id = history.change(number);
      if (number == size / 2) {
        middle = id;
      }
      writer.sendFullBatches();
    }
    return middle;
  }
}
