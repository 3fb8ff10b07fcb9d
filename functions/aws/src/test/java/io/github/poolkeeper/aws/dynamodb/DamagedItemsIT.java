package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.AFTER;
import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.GivenAnswer;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.LookRounds;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Sweep;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.TimelinePage;
import io.github.poolkeeper.core.history.TimelinePlace;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody who may write to the table has damaged an item of it: that hides nothing else, and
/// keeps nothing else from its turn.
@ExtendWith(Shared.class)
class DamagedItemsIT {
  private static final AttributeValue NONSENSE = AttributeValue.fromS("zzz");
  private static final Hold.Scope EVERYTHING = new Hold.Scope.Everything();
  private static final UserPoolId OTHER = new UserPoolId("eu-west-1_Other");
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = NOON.plus(Duration.ofDays(10));

  private final Records records = new Records();
  private final HistoryTables tables;
  private final HistoryTable table;
  private final WholeHistory history;

  DamagedItemsIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
  }

  @Test
  void goesOnPastKeysOfNoChange() {
    List<ChangeId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ChangeRecord record = open("r" + i);
      newestFirst.addFirst(record.id());
      String id = record.id().value();
      put(
          TimelineKey.in(Item.at(new EntryKey(POOL.value(), "forged#" + i)), record.id())
              .with(TimelineKey.SORT, id + "!"));
      put(
          TimelineKey.in(Item.at(new EntryKey("nowhere", "forged#" + i)), record.id())
              .with(TimelineKey.SORT, id));
    }

    for (int limit = 1; limit <= 4; limit++) {
      List<ChangeId> listed = new ArrayList<>();
      Optional<TimelinePlace> next = Optional.empty();
      do {
        TimelinePage page = history.changes(new TimeRange(FIRST, LAST), next, limit);
        page.records().forEach(record -> listed.add(record.id()));
        next = page.next();
      } while (next.isPresent());
      assertThat(listed).as("%d at a time", limit).isEqualTo(newestFirst);
    }
  }

  @Test
  void listsAPoolWhoseHeadCannotBeRead() {
    external(POOL);
    external(OTHER);
    forge(EntryKey.head(POOL), head -> head.put("madeBy", NONSENSE));

    PoolPage page = history.pools(Optional.empty(), 9);

    assertThat(page.pools())
        .extracting(PoolPage.Entry::pool, entry -> entry.last().isPresent())
        .containsExactly(tuple(POOL, false), tuple(OTHER, true));
    assertThat(history.heads(List.of(POOL, OTHER))).containsOnlyKeys(OTHER);
    assertThat(lines().lastLine(POOL)).isEqualTo(1);
  }

  @Test
  void listsAPoolWhoseLastChangeIsGone() {
    Revision last = external(POOL);
    delete(EntryKey.change(POOL, last.madeBy()));

    assertThat(history.pools(Optional.empty(), 9).pools())
        .containsExactly(
            new PoolPage.Entry(
                POOL,
                Optional.of(last),
                Optional.of(ChangeRecord.unreadable(last.madeBy(), POOL))));
  }

  @Test
  void listsPoolsBehindNamesOfNone() {
    external(OTHER);
    IntStream.range(0, 30)
        .forEach(
            i ->
                put(
                    Item.at(new EntryKey("forged-" + i, "head"))
                        .with(ListingKey.PARTITION, ListingKey.POOLS)
                        .with(ListingKey.SORT, "a " + i)));

    assertThat(history.pools(Optional.empty(), 2).pools())
        .extracting(PoolPage.Entry::pool)
        .containsExactly(OTHER);
    assertThat(history.known(Optional.empty(), 2)).containsExactly(OTHER);
  }

  @Test
  void listsChangesInAStateThoughOneCannotBeRead() {
    ChangeRecord first = open("first");
    ChangeRecord spoilt = open("spoilt");
    forge(EntryKey.change(POOL, spoilt.id()), record -> record.put("record", NONSENSE));
    put(
        Item.at(new EntryKey(POOL.value(), "forged"))
            .with(ListingKey.PARTITION, ListingKey.records(POOL, ChangeStatus.Known.QUEUED))
            .with(ListingKey.SORT, spoilt.id() + "!"));

    Page page = history.list(POOL, ChangeStatus.Known.QUEUED, Optional.empty(), 9);

    assertThat(page.records()).containsExactly(ChangeRecord.unreadable(spoilt.id(), POOL), first);
    assertThat(history.allByRequest(POOL, new RequestId("spoilt")))
        .containsExactly(ChangeRecord.unreadable(spoilt.id(), POOL));
  }

  @Test
  void listsAnApprovalThatCannotBeRead() {
    ChangeRecord spoilt = records.pending(POOL, NOON);
    ChangeRecord sound = records.pending(POOL, NOON.plusSeconds(1));
    history.open(spoilt);
    history.open(sound);
    forge(EntryKey.change(POOL, spoilt.id()), record -> record.put("record", NONSENSE));

    assertThat(history.approvals(Optional.empty(), 9).records())
        .containsExactly(ChangeRecord.unreadable(spoilt.id(), POOL), sound);
  }

  @Test
  void listsAnApprovalWhoseRecordIsCopiedIntoAnotherPool() {
    ChangeRecord sound = records.pending(POOL, NOON);
    history.open(sound);
    copy(EntryKey.change(POOL, sound.id()));

    assertThat(history.approvals(Optional.empty(), 9).records())
        .containsExactlyInAnyOrder(sound, ChangeRecord.unreadable(sound.id(), OTHER));
  }

  @Test
  void listsAnAnswerWhoseRecordIsCopiedIntoAnotherPool() {
    ChangeRecord withdrawn =
        open("withdrawn")
            .in(new ChangeState.Withdrawn(new Identity("AROAEXAMPLE:ada"), Optional.empty(), NOON));
    history.update(withdrawn, List.of());
    GivenAnswer given = GivenAnswer.of(withdrawn).getLast();
    copy(EntryKey.change(POOL, withdrawn.id()));
    copy(EntryKey.answer(POOL, withdrawn.id(), 0));

    assertThat(history.answers(new TimeRange(FIRST, LAST), Optional.empty(), 9).answers())
        .containsExactlyInAnyOrder(
            given, GivenAnswer.unreadable(ChangeRecord.unreadable(withdrawn.id(), OTHER), 0, NOON));
  }

  @Test
  void wakesWhatIsDueBehindKeysOfNothing() {
    List<ChangeId> due = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ChangeRecord held =
          records.queued("held" + i).in(new ChangeState.Held(new Hold.NotBefore(NOON), NOON));
      history.open(held);
      due.add(held.id());
      for (String place : List.of("0", "2026-01-01T00:00:00Z#nobody", "1#" + held.id())) {
        put(
            Item.at(new EntryKey(POOL.value(), "forged#" + i + place))
                .with(WaitingKey.PARTITION, Waiting.Kind.TIME.name())
                .with(WaitingKey.SORT, place));
      }
    }
    put(Item.at(EntryKey.sweep()).with("started", "never"));
    put(Item.at(EntryKey.freeze(EVERYTHING)));
    history.open(
        records
            .queued("frozen")
            .in(new ChangeState.Held(new Hold.Frozen(EVERYTHING), NOON.minusSeconds(600))));
    InMemoryChangeQueue queue = new InMemoryChangeQueue();

    new WakeDueChanges(
            history,
            history,
            queue,
            () -> NOON.plusSeconds(60),
            new WakeDueChanges.Limits(1, Duration.ofMinutes(1)))
        .wake();

    assertThat(queue.sent()).containsExactlyInAnyOrderElementsOf(due);
    assertThat(history.lastSweep()).map(Sweep::started).contains(NOON.plusSeconds(60));
  }

  @Test
  void startsARoundOfLooksAnewWhereNobodyKnowsHowFarItWas() {
    put(Item.at(EntryKey.lookRound()).with("started", NOON.toString()).with("next", "nowhere"));

    assertThat(history.lastRound()).isEmpty();
    LookRounds.Round round = new LookRounds.Round(NOON, 1, 0, Optional.of(POOL));
    history.reached(round);
    assertThat(history.lastRound()).contains(round);
  }

  /// Nobody can tell that changes may go on.
  @Test
  void stopsChangesByAFreezeThatCannotBeReadUntilItIsLifted() {
    turn(true, NOON);
    forge(EntryKey.freeze(EVERYTHING), freeze -> freeze.keySet().retainAll(keys()));
    forge(EntryKey.turn(history.turns(EVERYTHING, 1).getFirst()), turn -> turn.remove("turnedBy"));

    assertThat(history.frozen(POOL)).contains(EVERYTHING);
    assertThat(history.frozen(Optional.empty(), 9).switches())
        .containsExactly(Freeze.unreadable(EVERYTHING, Instant.EPOCH));
    assertThat(history.turns(EVERYTHING, 9)).containsExactly(Freeze.unreadable(EVERYTHING, NOON));

    turn(false, NOON.plusSeconds(1));
    assertThat(history.frozen(POOL)).isEmpty();
    assertThat(history.lastTurn(EVERYTHING))
        .hasValueSatisfying(t -> assertThat(t.frozen()).isFalse());
  }

  private static List<String> keys() {
    return List.of(EntryKey.PARTITION, EntryKey.SORT);
  }

  @Test
  void looksForWhatIsUnfinishedPastWhatCannotBeRead() {
    ChangeRecord spoilt = Records.applying(open("spoilt"));
    ChangeRecord sound = Records.applying(open("sound"));
    history.update(spoilt, List.of(AFTER));
    history.update(sound, List.of(AFTER));
    forge(EntryKey.change(POOL, spoilt.id()), record -> record.put("record", NONSENSE));

    assertThat(history.unfinished(POOL)).containsExactly(sound);
  }

  @Test
  void readsNotesPastThoseThatNobodyWrote() {
    Revision first = external(POOL);
    Revision second = external(OTHER);
    Note note =
        new Note.Acceptance(second.madeBy(), new Identity("AROAEXAMPLE:ada"), NOON, "is right");
    history.add(OTHER, note);
    put(
        Item.at(EntryKey.noted(POOL, first.madeBy()))
            .with("notes", List.of("1 {\"accepted\":{}}")));

    assertThat(history.of(Map.of(POOL, Set.of(first.madeBy()), OTHER, Set.of(second.madeBy()))))
        .isEqualTo(Map.of(first.madeBy(), List.of(), second.madeBy(), List.of(note)));
  }

  /// Nobody can tell whose they are: none is hidden.
  @Test
  void readsNotesThatAreCopiedIntoAnotherPool() {
    ChangeId found = external(POOL).madeBy();
    Identity ada = new Identity("AROAEXAMPLE:ada");
    Note note = new Note.Acceptance(found, ada, NOON, "is right");
    Map<UserPoolId, Set<ChangeId>> both = Map.of(POOL, Set.of(found), OTHER, Set.of(found));
    history.add(POOL, note);
    copy(EntryKey.noted(POOL, found));
    assertThat(history.of(both)).isEqualTo(Map.of(found, List.of(note)));

    Note forged = new Note.Acceptance(found, ada, NOON.plusSeconds(1), "is right, too");
    delete(EntryKey.noted(OTHER, found));
    history.add(OTHER, forged);
    assertThat(history.of(both).get(found)).containsExactlyInAnyOrder(note, forged);
  }

  private LedgerLines lines() {
    return new DynamoDbLedgerLines(
        tables.client(), table, new ConsistentReads(tables.client(), table));
  }

  private ChangeRecord open(String requestId) {
    ChangeRecord record = records.queued(requestId);
    history.open(record);
    return record;
  }

  private Revision external(UserPoolId pool) {
    Revision revision = new Revision(1, AFTER.fingerprint(), records.id(), NOON);
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(1, Optional.empty(), AFTER.fingerprint(), List.of());
    history.addRevision(
        ChangeRecord.of(
            revision.madeBy(),
            pool,
            new Cause.External(),
            NOON,
            new ChangeState.Applied(outcome, NOON)),
        revision,
        List.of(AFTER));
    return revision;
  }

  private void turn(boolean frozen, Instant at) {
    history.turn(
        new Freeze(EVERYTHING, frozen, new Identity("AROAEXAMPLE:ada"), at, Optional.empty()));
  }

  private void forge(EntryKey key, Consumer<Map<String, AttributeValue>> forger) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            tables
                .client()
                .getItem(get -> get.tableName(table.name()).key(key.attributes()))
                .item());
    item.putAll(key.attributes());
    forger.accept(item);
    put(new Item(item));
  }

  private void copy(EntryKey key) {
    forge(key, item -> item.put(EntryKey.PARTITION, AttributeValue.fromS(OTHER.value())));
  }

  private void delete(EntryKey key) {
    tables.client().deleteItem(item -> item.tableName(table.name()).key(key.attributes()));
  }

  private void put(Item item) {
    tables.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
  }
}
