package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.AFTER;
import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static io.github.poolkeeper.aws.dynamodb.Records.applied;
import static io.github.poolkeeper.aws.dynamodb.Records.applying;
import static io.github.poolkeeper.aws.dynamodb.Records.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shared.class)
class ListingsIT {
  private final Records records = new Records();
  private final HistoryTables tables;
  private final WholeHistory history;

  ListingsIT(HistoryTables tables) {
    this.tables = tables;
    this.history = TableHistory.of(tables.client(), tables.create());
  }

  @Test
  void listsTheRecordsInAStateNewestFirstAPageAtATime() {
    List<ChangeRecord> queued = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      queued.add(open("q" + i));
      history.update(applying(open("a" + i)), List.of(AFTER));
    }

    Page first = history.list(POOL, ChangeStatus.Known.QUEUED, Optional.empty(), 3);
    Page second = history.list(POOL, ChangeStatus.Known.QUEUED, first.next(), 3);

    assertThat(first.records()).containsExactly(queued.get(4), queued.get(3), queued.get(2));
    assertThat(second.records()).containsExactly(queued.get(1), queued.get(0));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void knowsThatThereIsNoFurtherPageWhereTheLastOneIsFull() {
    open("q1");
    open("q2");

    assertThat(history.list(POOL, ChangeStatus.Known.QUEUED, Optional.empty(), 2).next()).isEmpty();
  }

  @Test
  void movesARecordFromOneListingToTheNext() {
    ChangeRecord record = open("r1");
    ChangeRecord applying = applying(record);

    history.update(applying, List.of(AFTER));
    assertThat(listed(ChangeStatus.Known.QUEUED)).isEmpty();
    assertThat(listed(ChangeStatus.Known.APPLYING)).containsExactly(applying);

    ChangeRecord applied = applied(applying, revision(1, record));
    history.addRevision(applied, revision(1, record), List.of(AFTER));
    assertThat(listed(ChangeStatus.Known.APPLYING)).isEmpty();
    assertThat(listed(ChangeStatus.Known.APPLIED)).containsExactly(applied);
  }

  @Test
  void asksTwiceForAPageOfAStateHoweverMuchElseThereIs() {
    for (int i = 0; i < 60; i++) {
      history.update(applying(open("a" + i)), List.of(AFTER));
    }
    open("q1");
    tables.requests();

    assertThat(listed(ChangeStatus.Known.QUEUED)).hasSize(1);
    assertThat(tables.requests()).containsExactly("Query", "BatchGetItem");
  }

  @Test
  void listsPoolsByTheirIdWithTheirLastRevisionAndWhatMadeIt() {
    external("eu-west-1_C", 1);
    external("eu-west-1_A", 1);
    PoolPage.Entry last = external("eu-west-1_A", 2);
    external("eu-west-1_B", 1);

    PoolPage first = history.pools(Optional.empty(), 2);
    PoolPage second = history.pools(first.next(), 2);

    assertThat(first.pools().getFirst()).isEqualTo(last);
    assertThat(first.pools())
        .extracting(entry -> entry.pool().value())
        .containsExactly("eu-west-1_A", "eu-west-1_B");
    assertThat(second.pools())
        .extracting(entry -> entry.pool().value())
        .containsExactly("eu-west-1_C");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void listsPoolsInThreeRequests() {
    for (int i = 0; i < 30; i++) {
      external("eu-west-1_P" + i, 1);
    }
    tables.requests();

    assertThat(history.pools(Optional.empty(), 20).pools()).hasSize(20);
    assertThat(tables.requests()).containsExactly("Query", "BatchGetItem", "BatchGetItem");
  }

  /// Also one whose request was refused before anybody looked; the first revision ends it.
  @Test
  void listsThePoolsThatOnlyRequestsHaveNamed() {
    history.listUnseen(new UserPoolId("eu-west-1_B"));
    history.listUnseen(new UserPoolId("eu-west-1_C"));
    external("eu-west-1_B", 1);
    ChangeRecord refused =
        ChangeRecord.of(
            records.id(),
            POOL,
            records.queued("r1").cause(),
            NOON,
            new ChangeState.Rejected(List.of(), NOON));
    history.openBeside(refused, "message 1");

    PoolPage first = history.unseenPools(Optional.empty(), 1);

    assertThat(first.pools())
        .containsExactly(new PoolPage.Entry(POOL, Optional.empty(), Optional.of(refused)));
    assertThat(history.unseenPools(first.next(), 1))
        .isEqualTo(
            new PoolPage(
                List.of(
                    new PoolPage.Entry(
                        new UserPoolId("eu-west-1_C"), Optional.empty(), Optional.empty())),
                Optional.empty()));
    assertThat(history.pools(Optional.empty(), 9).pools())
        .extracting(entry -> entry.pool().value())
        .containsExactly("eu-west-1_B");
    history.listUnseen(new UserPoolId("eu-west-1_B"));
    assertThat(history.unseenPools(Optional.empty(), 9).pools()).hasSize(2);
    external(POOL.value(), 1);
    history.openBeside(
        ChangeRecord.of(
            records.id(),
            POOL,
            records.queued("r1").cause(),
            NOON,
            new ChangeState.Rejected(List.of(), NOON)),
        "message 2");
    assertThat(history.unseenPools(Optional.empty(), 9).pools()).hasSize(1);
  }

  /// A pool's own requests: one that is flooded costs the others nothing.
  @Test
  void countsWhatIsOpenOfEachPool() {
    UserPoolId other = new UserPoolId("eu-west-1_Other");
    open("q1");
    history.update(applying(open("a1")), List.of(AFTER));
    history.open(records.pending(POOL, NOON));
    history.open(records.pending(other, NOON));
    for (int i = 0; i < 120; i++) {
      history.open(records.pending(other, NOON));
    }
    tables.requests();

    assertThat(history.countOpen(List.of(POOL, other)))
        .isEqualTo(
            Map.of(
                POOL,
                Map.of(
                    ChangeStatus.Known.QUEUED, 1,
                    ChangeStatus.Known.APPLYING, 1,
                    ChangeStatus.Known.PENDING_APPROVAL, 1),
                other,
                Map.of(ChangeStatus.Known.PENDING_APPROVAL, 100)));
    assertThat(tables.requests()).hasSize(8).containsOnly("Query");
  }

  /// The others would only be waited for.
  @Test
  void asksForNoMoreCountsWhereOneFails() {
    WholeHistory nowhere = TableHistory.of(tables.client(), new HistoryTable("nowhere"));
    List<UserPoolId> pools =
        IntStream.range(0, 100).mapToObj(i -> new UserPoolId("eu-west-1_P" + i)).toList();
    tables.requests();

    assertThatThrownBy(() -> nowhere.countOpen(pools)).hasMessageContaining("non-existent table");
    assertThat(tables.requests()).hasSizeLessThan(100);
  }

  @Test
  void listsNothingWhereThereIsNothing() {
    assertThat(history.pools(Optional.empty(), 5))
        .isEqualTo(new PoolPage(List.of(), Optional.empty()));
    assertThat(listed(ChangeStatus.Known.FAILED)).isEmpty();
  }

  @Test
  void readsAStretchOfRevisions() {
    List<Revision> revisions = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      revisions.add(external(POOL.value(), i).last().orElseThrow());
    }

    assertThat(history.revisions(POOL, 2, 3)).isEqualTo(revisions.subList(1, 3));
    assertThat(history.revisions(POOL, 3, 9)).isEqualTo(revisions.subList(2, 4));
  }

  private List<ChangeRecord> listed(ChangeStatus status) {
    return history.list(POOL, status, Optional.empty(), 100).records();
  }

  private ChangeRecord open(String requestId) {
    ChangeRecord record = records.queued(requestId);
    history.open(record);
    return record;
  }

  private PoolPage.Entry external(String pool, long number) {
    ChangeId id = records.id();
    Revision revision = new Revision(number, AFTER.fingerprint(), id, NOON);
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(number, Optional.empty(), AFTER.fingerprint(), List.of());
    ChangeRecord record =
        ChangeRecord.of(
            id,
            new UserPoolId(pool),
            new Cause.External(),
            NOON,
            new ChangeState.Applied(outcome, NOON));
    history.addRevision(record, revision, List.of(AFTER));
    return new PoolPage.Entry(new UserPoolId(pool), Optional.of(revision), Optional.of(record));
  }
}
