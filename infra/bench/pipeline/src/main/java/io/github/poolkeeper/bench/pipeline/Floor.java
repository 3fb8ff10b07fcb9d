package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Bare loops over the same gateway that decide nothing. [#sameCalls] makes the calls of the
/// pipeline, with items as large as its own; [#peer] is what people write in its place: receive,
/// describe, set, update, delete, and no history.
final class Floor implements AutoCloseable {
  private final Clients clients;
  private final String table;
  private final String requests;
  private final String changes;
  private final Map<String, Map<String, AttributeValue>> samples;

  private Floor(LocalStack stack, Clients clients, String samplePool) {
    this.clients = clients;
    this.table = stack.output("HistoryTableName");
    this.requests = queue("floor-requests");
    this.changes = queue("floor-changes");
    this.samples = samples(samplePool);
  }

  /// @param samplePool a pool with one change, whose items are taken for samples
  static Floor over(LocalStack stack, String samplePool) {
    return new Floor(stack, Clients.of(stack), samplePool);
  }

  private String queue(String name) {
    return clients
        .sqs()
        .createQueue(
            queue ->
                queue
                    .queueName(name + ".fifo")
                    .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
        .queueUrl();
  }

  /// One item of each kind: `change`, `request`, `revision`, `head`, `snapshot`.
  private Map<String, Map<String, AttributeValue>> samples(String pool) {
    Map<String, Map<String, AttributeValue>> found = new HashMap<>();
    clients
        .dynamoDb()
        .query(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("userPoolId = :pool")
                    .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool))))
        .items()
        .forEach(
            item ->
                found.put(
                    item.getOrDefault("entry", AttributeValue.fromS("")).s().split("#", 2)[0],
                    item));
    return found;
  }

  /// Each pool's changes one after the other, so many pools at a time.
  ///
  /// @param change takes a pool and the number of a change
  static void run(List<String> pools, int perPool, int threads, BiConsumer<String, Integer> change)
      throws InterruptedException, ExecutionException {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (String pool : pools) {
        running.add(
            workers.submit(
                () -> {
                  for (int number = 0; number < perPool; number++) {
                    change.accept(pool, number);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  /// The calls of one plain change.
  void sameCalls(String pool, int number) {
    String id = UUID.randomUUID().toString();
    pass(requests, pool, RunningPipeline.request(pool, number), () -> open(pool, id));
    pass(changes, pool, id, () -> apply(pool, id, number));
  }

  private void open(String pool, String id) {
    write(List.of(item("change", pool, "change#" + id), item("request", pool, "request#" + id)));
  }

  private void apply(String pool, String id, int number) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .consistentRead(true)
            .keys(List.of(key(pool, "change#" + id), key(pool, "head")))
            .build();
    clients.dynamoDb().batchGetItem(get -> get.requestItems(Map.of(table, keys)));
    UserPoolType described = read(pool);
    Map<String, AttributeValue> change = item("change", pool, "change#" + id);
    Map<String, AttributeValue> snapshot = item("snapshot", pool, "snapshot#" + number);
    write(List.of(change, snapshot));
    update(pool, described, number);
    read(pool);
    write(
        List.of(
            change,
            item("revision", pool, "revision#" + number),
            item("head", pool, "head"),
            snapshot));
  }

  /// The loop without a history.
  void peer(String pool, int number) {
    pass(
        requests,
        pool,
        RunningPipeline.request(pool, number),
        () ->
            update(
                pool,
                clients.cognito().describeUserPool(get -> get.userPoolId(pool)).userPool(),
                number));
  }

  private UserPoolType read(String pool) {
    UserPoolType described =
        clients.cognito().describeUserPool(get -> get.userPoolId(pool)).userPool();
    clients.cognito().getUserPoolMfaConfig(get -> get.userPoolId(pool));
    return described;
  }

  private void update(String pool, UserPoolType described, int number) {
    clients
        .cognito()
        .updateUserPool(
            UpdateUserPoolRequest.builder()
                .userPoolId(pool)
                .policies(described.policies())
                .lambdaConfig(described.lambdaConfig())
                .autoVerifiedAttributes(described.autoVerifiedAttributes())
                .verificationMessageTemplate(described.verificationMessageTemplate())
                .userAttributeUpdateSettings(described.userAttributeUpdateSettings())
                .mfaConfiguration(described.mfaConfiguration())
                .deviceConfiguration(described.deviceConfiguration())
                .emailConfiguration(described.emailConfiguration())
                .smsConfiguration(described.smsConfiguration())
                .userPoolTier(described.userPoolTier())
                .userPoolAddOns(described.userPoolAddOns())
                .userPoolTags(Map.of("edition", Integer.toString(number)))
                .build());
  }

  /// Through a queue: send, receive, do, delete. What is received may be another thread's, of
  /// another pool, and is dealt with all the same.
  private void pass(String queue, String pool, String body, Runnable work) {
    clients
        .sqs()
        .sendMessage(
            send ->
                send.queueUrl(queue)
                    .messageGroupId(pool)
                    .messageDeduplicationId(UUID.randomUUID().toString())
                    .messageBody(body));
    List<Message> received =
        clients
            .sqs()
            .receiveMessage(
                receive -> receive.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(20))
            .messages();
    work.run();
    received.forEach(
        message ->
            clients
                .sqs()
                .deleteMessage(
                    delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle())));
  }

  private void write(List<Map<String, AttributeValue>> items) {
    List<TransactWriteItem> puts =
        items.stream()
            .map(item -> Put.builder().tableName(table).item(item).build())
            .map(put -> TransactWriteItem.builder().put(put).build())
            .toList();
    clients.dynamoDb().transactWriteItems(write -> write.transactItems(puts));
  }

  private Map<String, AttributeValue> item(String kind, String pool, String entry) {
    Map<String, AttributeValue> item = new HashMap<>(samples.getOrDefault(kind, Map.of()));
    item.putAll(key(pool, entry));
    return item;
  }

  private static Map<String, AttributeValue> key(String pool, String entry) {
    return Map.of("userPoolId", AttributeValue.fromS(pool), "entry", AttributeValue.fromS(entry));
  }

  /// A wall time.
  static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public void close() {
    clients.close();
  }
}
