package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.AFTER;
import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.ApprovalPage;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.LookRounds;
import io.github.poolkeeper.core.history.StaleHistoryException;
import io.github.poolkeeper.core.history.Sweep;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Changes that wait, and the switches that let them.
@ExtendWith(Shared.class)
class WaitingIT {
  private static final Hold.Scope EVERYTHING = new Hold.Scope.Everything();
  private static final Hold.Scope ONE_POOL = new Hold.Scope.OnePool(POOL);

  private final Records records = new Records();
  private final HistoryTables tables;
  private final HistoryTable table;
  private final WholeHistory history;

  WaitingIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
  }

  @Test
  void listsWhatIsDueByTimeAndPageByPage() {
    ChangeRecord later = held("later", NOON.plusNanos(1));
    ChangeRecord first = held("first", NOON.minusSeconds(1));
    ChangeRecord sooner = held("sooner", NOON);
    held("not yet", NOON.plusNanos(2));

    List<Waiting> page = due(NOON.plusNanos(1), Optional.empty(), 2);
    assertThat(page).extracting(Waiting::id).containsExactly(first.id(), sooner.id());
    assertThat(due(NOON.plusNanos(1), Optional.of(page.getLast()), 2))
        .containsExactly(Waiting.of(later).orElseThrow());
  }

  @Test
  void isNotHeldUpByTimesThatEarlierReleasesTook() {
    ChangeRecord held = held("held", NOON);
    for (String year : List.of("+10000", "+999999999", "-0001")) {
      EntryKey key = EntryKey.change(POOL, records.id());
      Item old =
          Item.at(key)
              .with(WaitingKey.PARTITION, "TIME")
              .with(WaitingKey.SORT, year + "-01-01T00:00:00.000000000Z#" + records.id());
      tables.client().putItem(put -> put.tableName(table.name()).item(old.attributes()));
    }

    assertThat(due(NOON, Optional.empty(), 1)).containsExactly(Waiting.of(held).orElseThrow());
  }

  @Test
  void remembersHowFarASweepHasCome() {
    Sweep over = new Sweep(NOON.minusSeconds(60), NOON, Optional.empty());
    Sweep under =
        over.reaching(Optional.of(Waiting.of(held("held", NOON.plusNanos(1))).orElseThrow()));

    assertThat(history.lastSweep()).isEmpty();
    history.swept(under);
    assertThat(history.lastSweep()).contains(under);
    history.swept(over);
    assertThat(history.lastSweep()).contains(over);
  }

  @Test
  void remembersHowFarARoundOfLooksHasCome() {
    LookRounds.Round under = new LookRounds.Round(NOON, 7, 3, Optional.of(POOL));

    assertThat(history.lastRound()).isEmpty();
    history.reached(under);
    assertThat(history.lastRound()).contains(under);
    history.reached(under.reaching(4, Optional.empty()));
    assertThat(history.lastRound().orElseThrow().isOver()).isTrue();
  }

  @Test
  void hasThePoolsInOneOrderFromAnyOn() {
    List<UserPoolId> pools =
        IntStream.range(0, 5).mapToObj(i -> new UserPoolId("eu-west-1_P" + i)).toList();
    for (UserPoolId pool : pools.reversed()) {
      Item head = ListingKey.pool(pool).in(Item.at(EntryKey.head(pool)));
      tables.client().putItem(put -> put.tableName(table.name()).item(head.attributes()));
    }
    held("not a pool that has a revision", NOON);
    assertThat(history.countKnown()).isEqualTo(5);
    Item forged =
        new ListingKey(ListingKey.POOLS, "eu-west-1_P0 or no pool")
            .in(Item.at(EntryKey.head(pools.getFirst())));
    tables
        .client()
        .putItem(
            put ->
                put.tableName(table.name())
                    .item(forged.with(EntryKey.SORT, "forged").attributes()));

    assertThat(history.known(Optional.empty(), 2)).isEqualTo(pools.subList(0, 2));
    assertThat(history.known(Optional.of(pools.get(2)), 9)).isEqualTo(pools.subList(2, 5));
    assertThat(history.known(Optional.of(new UserPoolId("eu-west-1_P2x")), 1))
        .containsExactly(pools.get(3));
  }

  @Test
  void listsNoMoreWhatHasGoneOnOrIsSettled() {
    ChangeRecord held = held("held", NOON);
    history.update(
        held.in(new ChangeState.Unchanged(AFTER.fingerprint(), List.of(), NOON)), List.of());
    ChangeRecord settled = held("settled", NOON);
    history.settle(settled, Optional.empty());

    assertThat(due(NOON, Optional.empty(), 9)).isEmpty();
    assertThat(history.find(POOL, settled.id())).contains(settled);
  }

  @Test
  void listsWhatWaitsForApprovalInEveryPoolSoonestFirst() {
    ChangeRecord last = pending(POOL, NOON.plusSeconds(3));
    ChangeRecord first = pending(new UserPoolId("eu-west-1_Other"), NOON.plusNanos(1));
    ChangeRecord second = pending(POOL, NOON.plusNanos(1));
    held("held", NOON);

    ApprovalPage page = history.approvals(Optional.empty(), 2);
    assertThat(page.records()).containsExactly(first, second);
    ApprovalPage end = history.approvals(page.next(), 2);
    assertThat(end.records()).containsExactly(last);
    assertThat(end.next()).isEmpty();
  }

  @Test
  void listsNoApprovalThatHasBeenGivenOrTooLate() {
    history.update(pending(POOL, NOON).in(new ChangeState.Queued()), List.of());
    history.update(pending(POOL, NOON).in(new ChangeState.Declined(NOON)), List.of());

    assertThat(history.approvals(Optional.empty(), 9))
        .isEqualTo(new ApprovalPage(List.of(), Optional.empty()));
  }

  @Test
  void asksTwiceForAPageOfApprovalsHoweverManyPoolsThereAre() {
    for (int i = 0; i < 30; i++) {
      pending(new UserPoolId("eu-west-1_P" + i), NOON);
      held("held" + i, NOON);
    }
    tables.requests();

    assertThat(history.approvals(Optional.empty(), 20).records()).hasSize(20);
    assertThat(tables.requests()).containsExactly("Query", "BatchGetItem");
  }

  @Test
  void goesOnBehindAPlaceWhereNothingIs() {
    ChangeRecord record = pending(POOL, NOON);
    Waiting before = new Waiting(Waiting.Kind.APPROVAL, NOON.minusSeconds(1), POOL, records.id());

    assertThat(history.approvals(Optional.of(before), 9).records()).containsExactly(record);
  }

  @Test
  void letsOneOfTwoAtOnceMoveARecordOn() {
    ChangeRecord held = held("held", NOON);
    ChangeRecord next = held.in(new ChangeState.Queued());
    history.update(next, List.of());

    assertThatThrownBy(() -> history.update(held.in(new ChangeState.Declined(NOON)), List.of()))
        .isInstanceOf(StaleHistoryException.class);
    assertThat(history.find(POOL, held.id())).contains(next);
  }

  @Test
  void findsWhatANewerReleaseHasToGoOnWith() {
    ChangeRecord paused = records.queued("paused").in(newer("{\"status\":\"PAUSED\"}"));
    history.open(paused);
    ChangeRecord held = held("held", NOON);
    Waiting later = Waiting.forANewerRelease(paused, NOON);
    history.leave(later);
    history.leave(Waiting.forANewerRelease(paused, NOON.plusSeconds(60)));
    history.leave(Waiting.forANewerRelease(held, NOON));

    assertThat(due(NOON.plusSeconds(3600), Optional.empty(), 9))
        .containsExactly(Waiting.of(held).orElseThrow(), later);
    assertThat(history.find(POOL, paused.id())).contains(paused);
    assertThat(history.list(POOL, ChangeStatus.of("PAUSED"), Optional.empty(), 9).records())
        .containsExactly(paused);
    history.update(
        paused.in(new ChangeState.Unchanged(AFTER.fingerprint(), List.of(), NOON)), List.of());
    assertThat(due(NOON.plusSeconds(3600), Optional.empty(), 9)).hasSize(1);
  }

  private static ChangeState newer(String state) {
    return new ChangeState.Newer(Records.json(state));
  }

  @Test
  void readsTheSwitchesWithTheRecord() {
    ChangeRecord record = records.queued("r1");
    history.open(record);
    turn(ONE_POOL, true, NOON);
    assertThat(frozen(record)).contains(ONE_POOL);
    turn(EVERYTHING, true, NOON);
    assertThat(frozen(record)).contains(EVERYTHING);
    turn(EVERYTHING, false, NOON.plusSeconds(1));
    assertThat(frozen(record)).contains(ONE_POOL);
    turn(ONE_POOL, false, NOON.plusSeconds(1));
    assertThat(frozen(record)).isEmpty();
  }

  @Test
  void keepsEveryTurn() {
    assertThat(history.lastTurn(EVERYTHING)).isEmpty();
    Freeze on = turn(EVERYTHING, true, NOON);
    Freeze off = turn(EVERYTHING, false, NOON.plusMillis(1));

    assertThat(history.turns(EVERYTHING, 9)).containsExactly(off, on);
    assertThat(history.lastTurn(EVERYTHING)).contains(off);
    assertThat(history.turns(ONE_POOL, 9)).isEmpty();
  }

  @Test
  void ordersTurnsThatComeAtOnceAndLosesNone() throws InterruptedException {
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean frozen = i % 2 == 0;
      people.add(Thread.ofVirtual().start(() -> turn(EVERYTHING, frozen, NOON)));
    }
    for (Thread one : people) {
      one.join();
    }

    List<Freeze> turns = history.turns(EVERYTHING, 99);
    assertThat(turns).hasSize(8);
    assertThat(history.lastTurn(EVERYTHING)).contains(turns.getFirst());
    assertThat(history.frozen(POOL).isPresent()).isEqualTo(turns.getFirst().frozen());
  }

  @Test
  void readsTheSwitchesOfAPool() {
    assertThat(history.frozen(POOL)).isEmpty();
    turn(ONE_POOL, true, NOON);
    assertThat(history.frozen(POOL)).contains(ONE_POOL);
    UserPoolId other = new UserPoolId("eu-west-1_Other");
    assertThat(history.frozen(List.of(POOL, other))).isEqualTo(Map.of(POOL, ONE_POOL));
    turn(EVERYTHING, true, NOON);
    assertThat(history.frozen(POOL)).contains(EVERYTHING);
    assertThat(history.frozen(List.of(POOL, other)))
        .isEqualTo(Map.of(POOL, EVERYTHING, other, EVERYTHING));
  }

  /// Pools that have a revision and pools that have none; what an earlier release has stopped is
  /// under no key of the list.
  @Test
  void listsWhatIsStoppedAPageAtATime() {
    List<Freeze> expected = new ArrayList<>(List.of(turn(EVERYTHING, true, NOON)));
    for (int i = 0; i < 6; i++) {
      UserPoolId pool = new UserPoolId("eu-west-1_Pool" + i);
      put(ListingKey.pool(pool).in(Item.at(EntryKey.head(pool))));
      Hold.Scope scope = new Hold.Scope.OnePool(pool);
      Freeze on = turn(scope, i != 3, NOON);
      if (i == 4) {
        put(FreezeItem.of(EntryKey.freeze(scope), on));
      }
      if (i == 5) {
        turn(scope, false, NOON.plusMillis(1));
      } else if (on.frozen()) {
        expected.add(on);
      }
    }
    UserPoolId unknown = new UserPoolId("eu-west-1_Unknown");
    expected.add(turn(new Hold.Scope.OnePool(unknown), true, NOON));

    for (int limit = 1; limit <= 9; limit++) {
      assertThat(stopped(limit)).as("%d at a time", limit).isEqualTo(expected);
    }
  }

  private List<Freeze> stopped(int limit) {
    List<Freeze> found = new ArrayList<>();
    Optional<UserPoolId> next = Optional.empty();
    do {
      Freezes.FrozenPage page = history.frozen(next, limit);
      found.addAll(page.switches());
      next = page.next();
    } while (next.isPresent());
    return found;
  }

  private void put(Item item) {
    tables.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
  }

  private Freeze turn(Hold.Scope scope, boolean frozen, Instant at) {
    Freeze turn =
        new Freeze(
            scope,
            frozen,
            new Identity("AROA1:ada"),
            at,
            frozen ? Optional.of("incident") : Optional.empty());
    return history.turn(turn);
  }

  private Optional<Hold.Scope> frozen(ChangeRecord record) {
    return history.load(POOL, record.id()).orElseThrow().frozen();
  }

  private ChangeRecord held(String requestId, Instant until) {
    ChangeRecord record = records.queued(requestId);
    history.open(record);
    ChangeRecord held = record.in(new ChangeState.Held(new Hold.NotBefore(until), NOON));
    history.update(held, List.of());
    return held;
  }

  private ChangeRecord pending(UserPoolId pool, Instant expiresAt) {
    ChangeRecord record = records.pending(pool, expiresAt);
    history.open(record);
    return record;
  }

  private List<Waiting> due(Instant until, Optional<Waiting> after, int limit) {
    return history.waiting(Waiting.Kind.TIME, until, after, limit);
  }
}
