package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.GivenAnswer;
import io.github.poolkeeper.core.history.GivenAnswers;
import io.github.poolkeeper.core.history.TimeRange;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The answers of every pool by the index `timeline`, month after month. It holds keys only; the
/// records that have the answers are read from the table, consistently and at once.
final class DynamoDbGivenAnswers implements GivenAnswers {
  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbGivenAnswers(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  @Override
  public AnswerPage answers(TimeRange range, Optional<AnswerPlace> from, int limit) {
    if (from.orElse(null) instanceof AnswerPlace.Behind answer
        && answer.at().isBefore(range.since())) {
      return new AnswerPage(List.of(), Optional.empty());
    }
    Months<AnswerPlace.Behind> found =
        Months.of(
            range.since(),
            newest(range, from),
            limit,
            (month, most) -> within(month, range, from, most));
    return new AnswerPage(
        answers(found.page()), found.next(answer -> answer, AnswerPlace.Before::new));
  }

  /// The last moment that a page can have an answer of.
  private static Instant newest(TimeRange range, Optional<AnswerPlace> from) {
    Instant last = range.until().minusNanos(1);
    Instant start =
        from.map(
                place ->
                    switch (place) {
                      case AnswerPlace.Behind answer -> answer.at();
                      case AnswerPlace.Before(Instant time) -> time.minusNanos(1);
                    })
            .orElse(last);
    return start.isBefore(last) ? start : last;
  }

  /// Goes on past keys that nobody can read.
  private List<AnswerPlace.Behind> within(
      YearMonth month, TimeRange range, Optional<AnswerPlace> from, int limit) {
    String listing = AnswerItem.month(TimelineKey.begin(month));
    QueryRequest.Builder query =
        Months.query(
                table, listing, TimeText.sortable(range.since()), TimeText.sortable(range.until()))
            .limit(limit);
    if (from.orElse(null) instanceof AnswerPlace.Behind answer
        && AnswerItem.month(answer.at()).equals(listing)
        && answer.at().isBefore(range.until())) {
      query.exclusiveStartKey(AnswerItem.at(answer).attributes());
    }
    return client.queryPaginator(query.build()).items().stream()
        .map(Item::new)
        .flatMap(item -> item.readable(one -> AnswerItem.read(one).orElseThrow()).stream())
        .limit(limit)
        .toList();
  }

  private List<GivenAnswer> answers(List<AnswerPlace.Behind> page) {
    List<EntryKey> keys =
        page.stream().map(answer -> EntryKey.change(answer.pool(), answer.id())).toList();
    Map<EntryKey, ChangeRecord> records =
        reads.get(keys).stream()
            .map(ChangeItem::listed)
            .collect(Collectors.toMap(EntryKey::change, Function.identity()));
    return page.stream()
        .flatMap(
            place ->
                Optional.ofNullable(records.get(EntryKey.change(place.pool(), place.id()))).stream()
                    .flatMap(record -> at(place, record).stream()))
        .toList();
  }

  /// Where the record cannot be read, its place tells that there is an answer.
  private static Optional<GivenAnswer> at(AnswerPlace.Behind place, ChangeRecord record) {
    return record.isUnreadable()
        ? Optional.of(GivenAnswer.unreadable(record, place.number(), place.at()))
        : GivenAnswer.of(record).stream()
            .filter(answer -> AnswerPlace.Behind.of(answer).equals(place))
            .findFirst();
  }
}
