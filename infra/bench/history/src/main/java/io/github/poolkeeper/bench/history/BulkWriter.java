package io.github.poolkeeper.bench.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Takes the adapter's transactions and writes their items in bulk. Conditions are dropped: nobody
/// else writes. Of an item that is written again the last version counts; what is written again and
/// again (the head, snapshots) waits until the end.
final class BulkWriter implements DynamoDbClient {
  private static final int LARGEST_BATCH = 25;
  private static final int IN_FLIGHT = 4;

  private final DynamoDbClient client;
  private final String table;
  private final Map<String, Map<String, AttributeValue>> waiting = new LinkedHashMap<>();
  private final Map<String, Map<String, AttributeValue>> atTheEnd = new HashMap<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turns = new Semaphore(IN_FLIGHT);
  private final AtomicReference<@Nullable RuntimeException> trouble = new AtomicReference<>();

  BulkWriter(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    request.transactItems().forEach(write -> take(write.put().item()));
    return TransactWriteItemsResponse.builder().build();
  }

  private void take(Map<String, AttributeValue> item) {
    String entry = item.getOrDefault("entry", AttributeValue.fromS("")).s();
    String pool = item.getOrDefault("userPoolId", AttributeValue.fromS("")).s();
    boolean comesAgain = entry.equals("head") || entry.startsWith("snapshot#");
    (comesAgain ? atTheEnd : waiting).put(pool + "/" + entry, item);
  }

  /// To be called between changes, so that no version of an item overtakes a later one.
  void sendFullBatches() {
    while (waiting.size() >= LARGEST_BATCH) {
      send(taken(waiting));
    }
  }

  /// Writes the rest and waits until all is written.
  @Override
  public void close() {
    waiting.putAll(atTheEnd);
    atTheEnd.clear();
    while (!waiting.isEmpty()) {
      send(taken(waiting));
    }
    senders.close();
    RuntimeException met = trouble.get();
    if (met != null) {
      throw met;
    }
  }

  private static List<WriteRequest> taken(Map<String, Map<String, AttributeValue>> items) {
    List<String> keys = items.keySet().stream().limit(LARGEST_BATCH).toList();
    List<WriteRequest> batch = new ArrayList<>();
    for (String key : keys) {
      Map<String, AttributeValue> item = items.remove(key);
      batch.add(WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
    }
    return batch;
  }

  private void send(List<WriteRequest> batch) {
    turns.acquireUninterruptibly();
    senders.execute(
        () -> {
          try {
            write(Map.of(table, batch));
          } catch (RuntimeException e) {
            trouble.compareAndSet(null, e);
          } finally {
            turns.release();
          }
        });
  }

  private void write(Map<String, List<WriteRequest>> items) {
    Map<String, List<WriteRequest>> left = items;
    while (!left.isEmpty()) {
      left =
          client
              .batchWriteItem(BatchWriteItemRequest.builder().requestItems(left).build())
              .unprocessedItems();
    }
  }
}
