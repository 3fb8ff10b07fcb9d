package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ApprovalPage;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Lists by the indexes `listings` and `waiting`. They hold keys only and follow the table a moment
/// later; what they name is read from the table, consistently, and left out where it no longer
/// belongs there.
final class Listings {
  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  Listings(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  /// A pool's records in one state, newest first.
  Page records(UserPoolId pool, String status, Optional<ChangeId> after, int limit) {
    String listing = ListingKey.records(pool, status);
    Names names =
        names(query(listing, "<", after.map(ChangeId::value)).scanIndexForward(false), limit);
    List<EntryKey> keys =
        names.listed().stream().map(id -> EntryKey.change(pool, new ChangeId(id))).toList();
    List<ChangeRecord> records =
        reads.get(keys).stream()
            .map(ChangeItem::read)
            .filter(record -> record.state().status().equals(status))
            .sorted(Comparator.comparing(ChangeRecord::id).reversed())
            .toList();
    return new Page(records, names.next().map(ChangeId::new));
  }

  /// The pools that have a revision, by id.
  PoolPage pools(Optional<UserPoolId> after, int limit) {
    Names names = names(query(ListingKey.POOLS, ">", after.map(UserPoolId::value)), limit);
    List<UserPoolId> pools = names.listed().stream().map(UserPoolId::new).toList();
    Map<UserPoolId, Revision> heads =
        byPool(pools.stream().map(EntryKey::head).toList(), RevisionItem::read);
    Map<UserPoolId, ChangeRecord> makers =
        byPool(
            heads.entrySet().stream()
                .map(head -> EntryKey.change(head.getKey(), head.getValue().madeBy()))
                .toList(),
            ChangeItem::read);
    return new PoolPage(
        pools.stream()
            .map(pool -> new PoolPage.Entry(pool, known(heads, pool), known(makers, pool)))
            .toList(),
        names.next().map(UserPoolId::new));
  }

  /// What waits for approval in any pool, in the order of its expiry. Asks for one more, too.
  ApprovalPage approvals(Optional<Waiting> after, int limit) {
    List<Waiting> found = waiting(Waiting.Kind.APPROVAL, WaitingKey.EVER, after, limit + 1);
    List<Waiting> page = found.stream().limit(limit).toList();
    Map<ChangeId, ChangeRecord> records =
        reads.get(page.stream().map(one -> EntryKey.change(one.pool(), one.id())).toList()).stream()
            .map(ChangeItem::read)
            .filter(record -> record.state() instanceof ChangeState.PendingApproval)
            .collect(Collectors.toMap(ChangeRecord::id, Function.identity()));
    return new ApprovalPage(
        page.stream().map(Waiting::id).filter(records::containsKey).map(records::get).toList(),
        found.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
  }

  /// The records of a kind that are due by a time, those that are due longest first.
  List<Waiting> waiting(Waiting.Kind kind, Instant until, Optional<Waiting> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(WaitingKey.INDEX)
            .keyConditionExpression("#waiting = :kind AND #wakeAt BETWEEN :first AND :until")
            .expressionAttributeNames(
                Map.of("#waiting", WaitingKey.PARTITION, "#wakeAt", WaitingKey.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":kind",
                    AttributeValue.fromS(kind.name()),
                    ":first",
                    AttributeValue.fromS(WaitingKey.FIRST),
                    ":until",
                    AttributeValue.fromS(Waiting.behind(until))))
            .limit(limit);
    after.map(WaitingKey::startKey).ifPresent(query::exclusiveStartKey);
    return client.query(query.build()).items().stream()
        .map(Item::new)
        .map(WaitingKey::read)
        .toList();
  }

  /// Where a page starts is a condition, for the reason that [ConsistentReads#last] gives.
  private QueryRequest.Builder query(String listing, String direction, Optional<String> after) {
    Map<String, String> names = new HashMap<>(Map.of("#listing", ListingKey.PARTITION));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":listing", AttributeValue.fromS(listing)));
    after.ifPresent(
        listed -> {
          names.put("#listed", ListingKey.SORT);
          values.put(":after", AttributeValue.fromS(listed));
        });
    String start = after.isPresent() ? " AND #listed " + direction + " :after" : "";
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(ListingKey.INDEX)
        .keyConditionExpression("#listing = :listing" + start)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  /// Asks for one more than the page takes: that there is a next page is then certain.
  private Names names(QueryRequest.Builder query, int limit) {
    QueryResponse response = client.query(query.limit(limit + 1).build());
    List<String> listed =
        response.items().stream().map(Item::new).map(item -> item.text(ListingKey.SORT)).toList();
    return new Names(listed.stream().limit(limit).toList(), listed.size() > limit);
  }

  /// What a page names, in its order, and whether there is more.
  private record Names(List<String> listed, boolean more) {
    Optional<String> next() {
      return more ? Optional.of(listed.getLast()) : Optional.empty();
    }
  }

  private <T> Map<UserPoolId, T> byPool(List<EntryKey> keys, Function<Item, T> read) {
    return reads.get(keys).stream()
        .collect(Collectors.toMap(item -> new UserPoolId(item.text(EntryKey.PARTITION)), read));
  }

  private static <T> T known(Map<UserPoolId, T> items, UserPoolId pool) {
    return Optional.ofNullable(items.get(pool))
        .orElseThrow(() -> new IllegalStateException("the history of " + pool + " has a gap"));
  }
}
