package io.github.poolkeeper.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.GivenAnswer;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPage;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPlace;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shared.class)
class GivenAnswersIT {
  private static final TimeRange YEARS =
      new TimeRange(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));
  private static final Instant EXPIRES = Instant.parse("2027-06-01T00:00:00Z");
  private static final Identity UMA = new Identity("AIDAUMA");

  private final HistoryTables tables;
  private final HistoryTable table;
  private final WholeHistory history;
  private final Records records = new Records();
  private int opened;

  GivenAnswersIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
  }

  @Test
  void goesOnFromMonthToMonthWhateverThePool() {
    List<GivenAnswer> newestFirst = new ArrayList<>();
    for (String time :
        List.of(
            "2026-09-30T23:59:59.999999999Z",
            "2026-10-01T00:00:00Z",
            "2026-10-31T12:00:00Z",
            "2026-12-24T00:00:00Z",
            "2026-12-24T00:00:00.000000001Z")) {
      newestFirst.addFirst(declined(pending(), time));
    }
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(pages(limit)).as("%d at a time", limit).isEqualTo(newestFirst);
    }
  }

  private List<GivenAnswer> pages(int limit) {
    List<GivenAnswer> listed = new ArrayList<>();
    Optional<AnswerPlace> next = Optional.empty();
    do {
      AnswerPage page = history.answers(YEARS, next, limit);
      assertThat(page.answers()).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(page.answers());
      next = page.next();
    } while (next.isPresent());
    return listed;
  }

  @Test
  void hasEachAnswerOfAChangeOnceWhateverBecomesOfIt() {
    ChangeRecord pending = pending();
    ChangeRecord once = agreed(pending, UMA, "2026-10-01T00:00:00Z", pending.state());
    ChangeRecord twice =
        agreed(once, new Identity("AIDAARI"), "2026-11-01T00:00:00Z", new ChangeState.Queued());
    ChangeRecord withdrawn =
        twice.in(
            new ChangeState.Withdrawn(
                new Identity("AROAEXAMPLE:ada"),
                Optional.of("no more"),
                Instant.parse("2026-11-02T00:00:00Z")));
    history.update(withdrawn, List.of());

    assertThat(all()).isEqualTo(GivenAnswer.of(withdrawn).reversed()).hasSize(3);
    assertThat(all())
        .extracting(GivenAnswer::decision)
        .containsExactly("withdraw", "approve", "approve");
  }

  /// DynamoDB refuses to go on at a key that the question does not take in.
  @Test
  void goesOnBehindAnyAnswerInAnyRange() {
    GivenAnswer first = declined(pending(), "2026-10-01T00:00:00Z");
    GivenAnswer second = declined(pending(), "2026-10-02T00:00:00Z");
    GivenAnswer third = declined(pending(), "2026-10-03T00:00:00Z");
    TimeRange theSecond = new TimeRange(second.at(), second.at().plusNanos(1));

    assertThat(behind(third, theSecond)).containsExactly(second);
    assertThat(behind(second, theSecond)).isEmpty();
    assertThat(behind(first, theSecond)).isEmpty();
    assertThat(behind(third, new TimeRange(second.at(), third.at()))).containsExactly(second);
    assertThat(history.answers(new TimeRange(first.at(), first.at()), Optional.empty(), 9))
        .isEqualTo(new AnswerPage(List.of(), Optional.empty()));
  }

  private List<GivenAnswer> behind(GivenAnswer answer, TimeRange range) {
    return history.answers(range, Optional.of(AnswerPlace.Behind.of(answer)), 9).answers();
  }

  /// What the list alone says is not so; and what is in it and cannot be read hides nothing.
  @Test
  void goesOnPastWhatIsForged() {
    ChangeRecord pending = pending();
    GivenAnswer given = declined(pending, "2026-10-02T00:00:00Z");
    AnswerPlace.Behind real = AnswerPlace.Behind.of(given);
    Item listed = AnswerItem.at(real);
    Instant later = Instant.parse("2026-10-03T00:00:00Z");
    put(AnswerItem.at(new AnswerPlace.Behind(later, real.id(), 0, real.pool())));
    put(AnswerItem.at(new AnswerPlace.Behind(real.at(), real.id(), 0, real.pool())));
    put(AnswerItem.at(new AnswerPlace.Behind(real.at(), real.id(), 7, real.pool())));
    put(listed.with(EntryKey.SORT, "answer#" + real.id() + "#00"));
    put(listed.with(EntryKey.SORT, "answer#nobody"));
    put(listed.with(EntryKey.SORT, "answer#x").with(TimelineKey.SORT, "nonsense"));
    put(listed.with(EntryKey.SORT, "answer#y").with(TimelineKey.SORT, "2026-10-02\u0000"));
    put(listed.with(EntryKey.PARTITION, "nowhere"));
    put(listed.with(EntryKey.SORT, "answer#z").with(TimelineKey.PARTITION, "answers#2026-11"));
    ChangeRecord broken = pending();
    declined(broken, "2026-10-04T00:00:00Z");
    put(
        Item.at(EntryKey.change(broken.userPoolId(), broken.id()))
            .with("record", new byte[] {1, 2, 3}));

    List<GivenAnswer> expected =
        List.of(
            GivenAnswer.unreadable(
                ChangeRecord.unreadable(broken.id(), broken.userPoolId()),
                0,
                Instant.parse("2026-10-04T00:00:00Z")),
            given);
    assertThat(all()).isEqualTo(expected);
    assertThat(pages(1)).isEqualTo(expected);
  }

  @Test
  void asksTwiceForAPage() {
    declined(pending(), "2026-12-01T00:00:00Z");
    declined(pending(), "2026-12-02T00:00:00Z");
    tables.requests();

    history.answers(YEARS, Optional.empty(), 1);

    assertThat(tables.requests()).startsWith("Query").endsWith("Query", "BatchGetItem");
  }

  private List<GivenAnswer> all() {
    return history.answers(YEARS, Optional.empty(), 100).answers();
  }

  private ChangeRecord pending() {
    UserPoolId pool = new UserPoolId("eu-west-1_Pool" + ++opened % 2);
    ChangeRecord record = records.pending(pool, EXPIRES);
    history.open(record);
    return record;
  }

  private GivenAnswer declined(ChangeRecord record, String time) {
    Instant at = Instant.parse(time);
    Answer answer = new Answer(UMA, Answer.Decision.DECLINE, at, Optional.of("no"));
    ChangeRecord declined =
        record
            .reviewed(record.review().orElseThrow().with(answer))
            .in(new ChangeState.Declined(at));
    history.update(declined, List.of());
    return GivenAnswer.of(declined).getLast();
  }

  private ChangeRecord agreed(ChangeRecord record, Identity by, String time, ChangeState next) {
    Answer answer = new Answer(by, Answer.Decision.APPROVE, Instant.parse(time), Optional.empty());
    ChangeRecord agreed = record.reviewed(record.review().orElseThrow().with(answer)).in(next);
    history.update(agreed, List.of());
    return agreed;
  }

  private void put(Item item) {
    tables.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
  }
}
