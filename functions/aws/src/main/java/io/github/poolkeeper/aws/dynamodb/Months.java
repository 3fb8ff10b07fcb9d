package io.github.poolkeeper.aws.dynamodb;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What a page of a list in the index `timeline` has, month after month, the newest first.
///
/// @param more whether there is more behind the last one
/// @param before where the next page begins if there is not, and the list goes on
record Months<T>(List<T> page, boolean more, Optional<Instant> before) {
  /// What one page looks at, however quiet they were.
  private static final int MOST = 24;

  /// Asks for one more than the page takes: that there is a next page is then certain.
  ///
  /// @param within what a month has, at most so many
  static <T> Months<T> of(
      Instant oldest, Instant newest, int limit, BiFunction<YearMonth, Integer, List<T>> within) {
    YearMonth first = TimelineKey.month(oldest);
    YearMonth month = TimelineKey.month(newest);
    YearMonth last = month.minusMonths(MOST);
    List<T> found = new ArrayList<>();
    while (!month.isBefore(first) && month.isAfter(last) && found.size() <= limit) {
      found.addAll(within.apply(month, limit + 1 - found.size()));
      month = month.minusMonths(1);
    }
    return new Months<>(
        found.stream().limit(limit).toList(),
        found.size() > limit,
        month.isBefore(first)
            ? Optional.empty()
            : Optional.of(TimelineKey.begin(month.plusMonths(1))));
  }

  /// What the index has in one of its partitions from `since` to `until`, last first.
  static QueryRequest.Builder query(
      HistoryTable table, String partition, String since, String until) {
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(TimelineKey.INDEX)
        .keyConditionExpression("#month = :month AND #listed BETWEEN :since AND :until")
        .expressionAttributeNames(
            Map.of("#month", TimelineKey.PARTITION, "#listed", TimelineKey.SORT))
        .expressionAttributeValues(
            Map.of(
                ":month", AttributeValue.fromS(partition),
                ":since", AttributeValue.fromS(since),
                ":until", AttributeValue.fromS(until)))
        .scanIndexForward(false);
  }

  <P> Optional<P> next(Function<T, P> behind, Function<Instant, P> earlier) {
    return more ? Optional.of(behind.apply(page.getLast())) : before.map(earlier);
  }
}
