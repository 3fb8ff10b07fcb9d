package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// The index `listings`: what a listing names, page by page.
final class Listings {
  private final DynamoDbClient client;
  private final HistoryTable table;

  @Inject
  Listings(DynamoDbClient client, HistoryTable table) {
    this.client = client;
    this.table = table;
  }

  /// All that a listing names, first first.
  static QueryRequest.Builder query(HistoryTable table, String listing) {
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(ListingKey.INDEX)
        .keyConditionExpression("#listing = :listing")
        .expressionAttributeNames(Map.of("#listing", ListingKey.PARTITION))
        .expressionAttributeValues(Map.of(":listing", AttributeValue.fromS(listing)));
  }

  QueryRequest.Builder query(String listing, Optional<Item> after) {
    QueryRequest.Builder query = query(table, listing);
    after.map(Item::attributes).ifPresent(query::exclusiveStartKey);
    return query;
  }

  /// The pools of a listing that has pools, by id.
  Names<UserPoolId> pools(String listing, Optional<Item> after, int limit) {
    return names(query(listing, after), limit, UserPoolId::new);
  }

  /// How much a listing has, up to a number.
  int count(String listing, int most) {
    return client.query(query(table, listing).select(Select.COUNT).limit(most).build()).count();
  }

  /// Asks for one more than the page takes: that there is a next page is then certain. Goes on past
  /// names that are none.
  <T> Names<T> names(QueryRequest.Builder query, int limit, Function<String, T> read) {
    List<T> listed =
        client.queryPaginator(query.limit(limit + 1).build()).items().stream()
            .map(Item::new)
            .flatMap(item -> item.readable(one -> read.apply(one.text(ListingKey.SORT))).stream())
            .limit(limit + 1L)
            .toList();
    return new Names<>(listed.stream().limit(limit).toList(), listed.size() > limit);
  }

  /// What a page names, in its order, and whether there is more.
  record Names<T>(List<T> listed, boolean more) {
    Names {
      listed = List.copyOf(listed);
    }

    Optional<T> next() {
      return more && !listed.isEmpty() ? Optional.of(listed.getLast()) : Optional.empty();
    }
  }
}
