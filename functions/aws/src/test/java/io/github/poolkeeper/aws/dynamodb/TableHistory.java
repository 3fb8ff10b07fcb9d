package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.history.WholeHistory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Every port to a table, each call answered by the adapter whose port it is of.
final class TableHistory {
  private final List<Object> adapters;

  private TableHistory(DynamoDbClient client, HistoryTable table, WeakeningFinds finds) {
    ConsistentReads reads = new ConsistentReads(client, table);
    Listings listings = new Listings(client, table);
    DynamoDbDueChanges due = new DynamoDbDueChanges(client, table, reads);
    this.adapters =
        List.of(
            new DynamoDbChangeHistory(client, table, reads, finds),
            new DynamoDbChangeLists(listings, reads, due),
            new DynamoDbTimeline(client, table, reads),
            new DynamoDbGivenAnswers(client, table, reads),
            new DynamoDbNotes(client, table, reads),
            new DynamoDbRequestRegister(client, table, reads),
            new DynamoDbOwedAnswers(client, table),
            due,
            new DynamoDbLookRounds(client, table, reads),
            new DynamoDbFreezes(client, table, reads, listings));
  }

  static WholeHistory of(DynamoDbClient client, HistoryTable table) {
    return of(client, table, new WeakeningFinds());
  }

  static WholeHistory of(DynamoDbClient client, HistoryTable table, WeakeningFinds finds) {
    TableHistory history = new TableHistory(client, table, finds);
    return (WholeHistory)
        Proxy.newProxyInstance(
            WholeHistory.class.getClassLoader(),
            new Class<?>[] {WholeHistory.class},
            (_, method, arguments) -> history.call(method, arguments));
  }

  private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
    Object adapter =
        adapters.stream().filter(method.getDeclaringClass()::isInstance).findFirst().orElseThrow();
    try {
      return method.invoke(adapter, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
