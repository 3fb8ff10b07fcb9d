package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.history.LookRounds;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// The pools by the index `listings`, which has a partition for them, and one item that says how
/// far the rounds through them have come.
final class DynamoDbLookRounds implements LookRounds {
  private static final String STARTED = "started";
  private static final String POOLS = "pools";
  private static final String ASKED = "asked";
  private static final String NEXT = "next";

  /// Sorts before every pool's id.
  private static final String FIRST = "0";

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbLookRounds(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  @Override
  public int countKnown() {
    return client.queryPaginator(query(Optional.empty()).select(Select.COUNT).build()).stream()
        .mapToInt(QueryResponse::count)
        .sum();
  }

  /// What can be no pool is left out.
  @Override
  public List<UserPoolId> known(Optional<UserPoolId> from, int limit) {
    return client.queryPaginator(query(from).limit(limit).build()).items().stream()
        .map(item -> new Item(item).text(ListingKey.SORT))
        .filter(UserPoolId::isValid)
        .map(UserPoolId::new)
        .limit(limit)
        .toList();
  }

  private QueryRequest.Builder query(Optional<UserPoolId> from) {
    return Listings.query(table, ListingKey.POOLS)
        .keyConditionExpression("#listing = :pools AND #listed >= :from")
        .expressionAttributeNames(
            Map.of("#listing", ListingKey.PARTITION, "#listed", ListingKey.SORT))
        .expressionAttributeValues(
            Map.of(
                ":pools",
                AttributeValue.fromS(ListingKey.POOLS),
                ":from",
                AttributeValue.fromS(from.map(UserPoolId::value).orElse(FIRST))));
  }

  @Override
  public Optional<Round> lastRound() {
    return reads
        .get(EntryKey.lookRound())
        .flatMap(item -> item.readable(DynamoDbLookRounds::round));
  }

  private static Round round(Item item) {
    return new Round(
        Instant.parse(item.text(STARTED)),
        Math.toIntExact(item.number(POOLS)),
        Math.toIntExact(item.number(ASKED)),
        item.find(NEXT).map(UserPoolId::new));
  }

  @Override
  public void reached(Round round) {
    Item item =
        Item.at(EntryKey.lookRound())
            .with(STARTED, round.started().toString())
            .with(POOLS, round.pools())
            .with(ASKED, round.asked())
            .with(NEXT, round.next().map(UserPoolId::value));
    client.putItem(put -> put.tableName(table.name()).item(item.attributes()));
  }
}
