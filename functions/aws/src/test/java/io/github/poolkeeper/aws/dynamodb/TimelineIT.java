package io.github.poolkeeper.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.TimelinePage;
import io.github.poolkeeper.core.history.TimelinePlace;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(Shared.class)
class TimelineIT {
  private static final TimeRange YEARS =
      new TimeRange(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  private final HistoryTables tables;
  private final HistoryTable table;
  private final WholeHistory history;
  private int opened;

  TimelineIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
  }

  @Test
  void goesOnFromMonthToMonthWhateverThePool() {
    List<ChangeId> newestFirst = new ArrayList<>();
    for (String time :
        List.of(
            "2026-09-30T23:59:59.999Z",
            "2026-10-01T00:00:00Z",
            "2026-10-31T12:00:00Z",
            "2026-12-24T00:00:00Z",
            "2026-12-24T00:00:00.001Z")) {
      newestFirst.addFirst(open(time).id());
    }
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(pages(limit)).as("%d at a time", limit).isEqualTo(newestFirst);
    }
  }

  private List<ChangeId> pages(int limit) {
    List<ChangeId> listed = new ArrayList<>();
    Optional<TimelinePlace> next = Optional.empty();
    do {
      TimelinePage page = history.changes(YEARS, next, limit);
      assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
      page.records().forEach(record -> listed.add(record.id()));
      next = page.next();
    } while (next.isPresent());
    return listed;
  }

  /// DynamoDB refuses to go on at a key that the question does not take in.
  @Test
  void goesOnBehindAnyChangeInAnyRange() {
    ChangeRecord first = open("2026-10-01T00:00:00Z");
    ChangeRecord second = open("2026-10-02T00:00:00Z");
    ChangeRecord third = open("2026-10-03T00:00:00Z");
    TimeRange theSecond = new TimeRange(second.id().time(), second.id().time().plusMillis(1));

    assertThat(behind(third, theSecond)).containsExactly(second.id());
    assertThat(behind(second, theSecond)).isEmpty();
    assertThat(behind(first, theSecond)).isEmpty();
    for (ChangeRecord pools : List.of(first, second, third)) {
      UserPoolId pool = pools.userPoolId();
      for (ChangeRecord cursor : List.of(first, second, third)) {
        List<ChangeId> expected =
            pools.equals(second) && cursor.equals(third) ? List.of(second.id()) : List.of();
        Optional<ChangeId> after = Optional.of(cursor.id());
        assertThat(ids(history.list(pool, theSecond, after, 9))).isEqualTo(expected);
        assertThat(ids(history.list(pool, ChangeStatus.Known.QUEUED, theSecond, after, 9)))
            .isEqualTo(expected);
      }
    }
  }

  private List<ChangeId> behind(ChangeRecord change, TimeRange range) {
    var place = new TimelinePlace.Behind(change.id(), change.userPoolId());
    return history.changes(range, Optional.of(place), 9).records().stream()
        .map(ChangeRecord::id)
        .toList();
  }

  private static List<ChangeId> ids(Page page) {
    return page.records().stream().map(ChangeRecord::id).toList();
  }

  @Test
  void hasNothingFromBefore1970() {
    open("2026-10-01T00:00:00Z");

    for (String until :
        List.of("1970-01-01T00:00:00Z", "1969-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
      TimeRange range = new TimeRange(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse(until));
      assertThat(history.changes(range, Optional.empty(), 9).records()).isEmpty();
    }
  }

  @Test
  void keepsToARange() {
    open("2026-10-01T00:00:00Z");
    ChangeRecord in = open("2026-10-01T00:00:00.001Z");
    open("2026-10-01T00:00:00.002Z");

    assertThat(
            history
                .changes(
                    new TimeRange(in.id().time(), in.id().time().plusMillis(1)),
                    Optional.empty(),
                    9)
                .records())
        .containsExactly(in);
    assertThat(
            history
                .list(
                    in.userPoolId(),
                    new TimeRange(in.id().time(), in.id().time().plusMillis(1)),
                    Optional.empty(),
                    9)
                .records())
        .containsExactly(in);
  }

  @Test
  void movesARecordNotWhenItsStateDoes() {
    ChangeRecord queued = open("2026-10-01T00:00:00Z");
    ChangeRecord declined =
        queued.in(new ChangeState.Declined(Instant.parse("2026-11-01T00:00:00Z")));
    history.update(declined, List.of());

    assertThat(history.changes(YEARS, Optional.empty(), 9).records()).containsExactly(declined);
  }

  @Test
  void doesNotLookAtYearsWithoutChangesForOnePage() {
    ChangeRecord old = open("2024-01-15T00:00:00Z");
    tables.requests();

    TimelinePage page = history.changes(YEARS, Optional.empty(), 9);

    assertThat(tables.requests()).hasSize(24).containsOnly("Query");
    assertThat(page.records()).isEmpty();
    assertThat(history.changes(YEARS, page.next(), 9))
        .isEqualTo(new TimelinePage(List.of(old), Optional.empty()));
  }

  /// Whoever may write to the table hides one line at most, and even that is seen to be there.
  @Test
  void showsThatARecordCannotBeRead() {
    ChangeRecord first = open("2026-10-01T00:00:00Z");
    ChangeRecord spoilt = open("2026-10-02T00:00:00Z");
    ChangeRecord last = open("2026-10-03T00:00:00Z");
    for (Map<String, AttributeValue> record :
        List.of(
            Map.of("record", AttributeValue.fromB(SdkBytes.fromUtf8String("nothing"))),
            Map.of("record", AttributeValue.fromS("nothing")),
            Map.of("record", item(first).getOrDefault("record", AttributeValue.fromNul(true))))) {
      Map<String, AttributeValue> line = new HashMap<>(item(spoilt));
      line.putAll(record);
      tables.client().putItem(put -> put.tableName(table.name()).item(line));

      List<ChangeRecord> page = history.changes(YEARS, Optional.empty(), 5).records();
      assertThat(page)
          .extracting(ChangeRecord::id)
          .containsExactly(last.id(), spoilt.id(), first.id());
      assertThat(page)
          .extracting(one -> one.state().status().word())
          .containsExactly("QUEUED", "UNREADABLE", "QUEUED");
      assertThat(page.get(1).requestedAt()).isEqualTo(spoilt.requestedAt());
      assertThat(history.list(spoilt.userPoolId(), YEARS, Optional.empty(), 1).records())
          .containsExactly(page.get(1));
    }
  }

  private Map<String, AttributeValue> item(ChangeRecord record) {
    EntryKey key = EntryKey.change(record.userPoolId(), record.id());
    return tables
        .client()
        .getItem(get -> get.tableName(table.name()).key(key.attributes()).consistentRead(true))
        .item();
  }

  @Test
  void asksTwiceForAPage() {
    open("2026-12-01T00:00:00Z");
    open("2026-12-02T00:00:00Z");
    tables.requests();

    history.changes(YEARS, Optional.empty(), 1);

    assertThat(tables.requests()).containsExactly("Query", "BatchGetItem");
  }

  private ChangeRecord open(String time) {
    Instant at = Instant.parse(time);
    UserPoolId pool = new UserPoolId("eu-west-1_Pool" + ++opened % 2);
    ChangeRecord record =
        ChangeRecord.of(
            new ChangeIds(() -> at, new Random(opened)).next(),
            pool,
            new Cause.Unreadable(
                new RequestId("r" + opened),
                Optional.empty(),
                new ChangeRequest.Explanation(Optional.empty(), Optional.empty())),
            at,
            new ChangeState.Queued());
    history.open(record);
    return record;
  }
}
