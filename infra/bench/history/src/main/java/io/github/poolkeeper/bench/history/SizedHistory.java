package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.aws.dynamodb.HistoryTable;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tables with so many changes: one with all of them in one pool, and a page full of other pools;
/// one with all of them spread over pools.
///
/// @param spread the table of the spread ones
/// @param middle the change half way down the pool's list
record SizedHistory(int size, String table, String spread, UserPoolId pool, ChangeId middle) {
  private static final int OTHER_POOLS = 24;
  private static final int SPREAD_OVER = 1000;

  /// Fills two tables that are there and empty.
  static SizedHistory load(
      DynamoDbClient client, String table, String spread, int size, JsonObject configuration) {
    UserPoolId pool = new UserPoolId("eu-central-2_Size" + size);
    List<GrownHistory.Content> contents = GrownHistory.contents(configuration);
    spread(client, spread, size, contents);
    try (BulkWriter writer = new BulkWriter(client, table)) {
      LoadingComponent ports = LoadingComponent.of(writer, new HistoryTable(table));
      for (int other = 0; other < OTHER_POOLS; other++) {
        String id = String.format(Locale.ROOT, "eu-central-2_Other%02d", other);
        new GrownHistory(ports, new UserPoolId(id), contents).change(0);
      }
      ChangeId middle = grow(writer, new GrownHistory(ports, pool, contents), size);
      return new SizedHistory(size, table, spread, pool, middle);
    }
  }

  /// Each pool's changes come one a second, so that those of all pools are in each second.
  private static void spread(
      DynamoDbClient client, String table, int size, List<GrownHistory.Content> contents) {
    try (BulkWriter writer = new BulkWriter(client, table)) {
      LoadingComponent ports = LoadingComponent.of(writer, new HistoryTable(table));
      List<GrownHistory> pools =
          IntStream.range(0, Math.min(size, SPREAD_OVER))
              .mapToObj(pool -> String.format(Locale.ROOT, "eu-central-2_Spread%03d", pool))
              .map(id -> new GrownHistory(ports, new UserPoolId(id), contents))
              .toList();
      for (int number = 0; number < size; number++) {
        pools.get(number % pools.size()).change(number / pools.size());
        writer.sendFullBatches();
      }
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
