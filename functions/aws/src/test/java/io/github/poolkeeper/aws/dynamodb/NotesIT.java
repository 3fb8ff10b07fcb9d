package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.AFTER;
import static io.github.poolkeeper.aws.dynamodb.Records.BEFORE;
import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.Via;
import io.github.poolkeeper.core.history.ChainLink;
import io.github.poolkeeper.core.history.Finding;
import io.github.poolkeeper.core.history.Noted;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.history.VerifyLedger.Position;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.Configuration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/// What is noted beside records, and somebody who may write to the table and forges it.
@ExtendWith(Shared.class)
class NotesIT {
  private static final Position THIRD = new Position(3, Optional.empty(), Optional.empty());

  private final Records records = new Records();
  private final HistoryTables tables;
  private final HistoryTable table;
  private final WholeHistory history;
  private final VerifyLedger verify;
  private final ChangeRecord first;
  private final ChangeRecord second;

  NotesIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
    this.verify =
        new VerifyLedger(
            new DynamoDbLedgerLines(
                tables.client(), table, new ConsistentReads(tables.client(), table)));
    this.first = external(1, BEFORE);
    this.second = external(2, AFTER);
  }

  @BeforeEach
  void notesWhoItWasAndWhoHasAcceptedIt() {
    history.add(POOL, call(first, "event-1"));
    history.add(POOL, call(second, "event-2"));
    external(3, BEFORE);
    history.add(POOL, accepted(second, "otto"));
  }

  @Test
  void keepsThemInTheirOrder() {
    assertThat(history.of(POOL, second.id()))
        .containsExactly(call(second, "event-2"), accepted(second, "otto"));
    assertThat(history.of(List.of(first, second))).containsOnlyKeys(first.id(), second.id());
    assertThat(history.of(POOL, records.id())).isEmpty();
  }

  @Test
  void keepsOneForAnOccasion() {
    history.add(POOL, call(second, "event-2"));
    history.add(POOL, accepted(second, "otto"));

    assertThat(history.of(POOL, second.id())).hasSize(2);
    assertThat(end()).isEqualTo(3);
  }

  @Test
  void takesAsManyAtOnceAsThereAre() {
    IntStream.range(0, 6)
        .parallel()
        .forEach(i -> history.add(POOL, accepted(first, "person-" + i)));

    assertThat(history.of(POOL, first.id())).hasSize(7);
    assertThat(end()).isEqualTo(9);
    assertThat(findings()).isEmpty();
  }

  /// BatchGetItem reads its items one by one: the end of the chain as it is, and what stood beside
  /// the record before Ines' note came.
  @Test
  void loseNoneWhereTheTwoWereNotReadAtOneTime() {
    EntryKey noted = EntryKey.noted(POOL, second.id());
    Map<String, AttributeValue> earlier = item(noted);
    history.add(POOL, accepted(second, "ines"));
    AtomicInteger answers = new AtomicInteger();
    ExecutionInterceptor late =
        new ExecutionInterceptor() {
          @Override
          public SdkResponse modifyResponse(
              Context.ModifyResponse context, ExecutionAttributes attributes) {
            return context.response() instanceof BatchGetItemResponse batch
                    && answers.getAndIncrement() == 0
                ? batch.toBuilder()
                    .responses(Map.of(table.name(), List.of(earlier, item(EntryKey.notes(POOL)))))
                    .build()
                : context.response();
          }
        };
    try (DynamoDbClient client = tables.client(late)) {
      TableHistory.of(client, table).add(POOL, accepted(second, "jan"));
    }

    assertThat(answers).hasValue(2);
    assertThat(history.of(POOL, second.id()))
        .containsExactly(
            call(second, "event-2"),
            accepted(second, "otto"),
            accepted(second, "ines"),
            accepted(second, "jan"));
    assertThat(findings()).isEmpty();
  }

  @Test
  void readsAllOfAPageAtOnce() {
    tables.requests();
    history.of(List.of(first, second));
    assertThat(tables.requests()).containsExactly("BatchGetItem");
  }

  @Test
  void areHeldByTheNextRevision() {
    Optional<Noted> held = history.revision(POOL, 3).orElseThrow().link().flatMap(ChainLink::notes);
    assertThat(held).map(Noted::number).contains(2L);
    assertThat(history.head(POOL).orElseThrow().noted()).map(Noted::number).contains(3L);
    assertThat(findings()).isEmpty();
  }

  static Stream<Arguments> forged() {
    AttributeValue zeros = text("0".repeat(64));
    AttributeValue other = text("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968");
    return Stream.of(
        arguments(2, "noteSha256", zeros),
        arguments(2, "changeId", other),
        arguments(2, "previousDigest", zeros),
        arguments(2, "digest", zeros),
        arguments(2, "number", AttributeValue.fromN("9")),
        arguments(1, "digest", zeros),
        arguments(3, "noteSha256", zeros));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void areNamedWhereTheyAreNotAsTheyWere(int number, String attribute, AttributeValue value) {
    forge(EntryKey.note(POOL, number), line -> line.put(attribute, value));
    assertThat(findings()).extracting(Finding::at).contains("note " + number);
  }

  @Test
  void areNamedWhereTheyAreGone() {
    for (long number = 1; number <= 3; number++) {
      delete(EntryKey.note(POOL, number));
    }
    assertThat(findings())
        .extracting(Finding::at)
        .contains("note 1", "note 2", "note 3", "change " + second.id());
  }

  @Test
  void areNamedWhereTheyAreHiddenFromARecord() {
    delete(EntryKey.noted(POOL, second.id()));
    assertThat(findings()).extracting(Finding::at).containsExactly("note 2", "note 3");
  }

  /// Eve lays her change on Otto, and has it accepted by Ines.
  @Test
  void areNamedWhereTheySaySomethingElse() {
    forge(
        EntryKey.noted(POOL, second.id()),
        line ->
            line.put(
                "notes",
                AttributeValue.fromSs(
                    new Item(line)
                        .texts("notes").stream()
                            .map(
                                one ->
                                    one.replace("eve", "otto").replace("AROAX:otto", "AROAX:ines"))
                            .toList())));

    assertThat(findings())
        .extracting(Finding::at)
        .contains("note 2", "note 3", "change " + second.id());
  }

  @Test
  void areNamedWhereNobodyHasWrittenThem() {
    ChangeRecord fourth = external(4, AFTER);
    forge(
        EntryKey.noted(POOL, fourth.id()),
        line ->
            line.put(
                "notes",
                AttributeValue.fromSs(
                    List.of(
                        "3 {\"accepted\":{\"at\":\"2026-03-01T12:00:00Z\",\"by\":\"AROAX:otto\","
                            + "\"reason\":\"\"}}"))));

    assertThat(findings())
        .containsExactly(new Finding("change " + fourth.id(), "has a note 3 that nobody wrote"));
  }

  @Test
  void areNamedWhereTheirEndIsSetBack() {
    forge(EntryKey.notes(POOL), line -> line.put("number", AttributeValue.fromN("2")));
    assertThat(findings()).extracting(Finding::at).contains("notes");
    delete(EntryKey.notes(POOL));
    assertThat(findings()).extracting(Finding::at).contains("notes");
  }

  @Test
  void areNotLookedForWhereverSomebodySaysThatTheyEnd() {
    forge(EntryKey.notes(POOL), line -> line.put("number", AttributeValue.fromN("1000000000000")));
    tables.requests();

    assertThat(findings())
        .containsExactly(new Finding("notes 4 to 1000000000000", "are missing, or cannot be read"));
    assertThat(tables.requests()).hasSizeLessThan(100);
  }

  @Test
  void arePaged() {
    assertThat(verify.verify(POOL, Position.START, 2).orElseThrow().findings()).isEmpty();
    assertThat(verify.verify(POOL, THIRD, 2).orElseThrow().findings()).isEmpty();
    forge(EntryKey.note(POOL, 3), line -> line.put("digest", text("0".repeat(64))));
    assertThat(verify.verify(POOL, Position.START, 2).orElseThrow().findings())
        .extracting(Finding::at)
        .doesNotContain("note 3");
    assertThat(verify.verify(POOL, THIRD, 2).orElseThrow().findings())
        .extracting(Finding::at)
        .contains("note 3");
  }

  @Test
  void keepTheLastCallThatNamesNoPool() {
    assertThat(history.lastUnplacedCall()).isEmpty();
    Seen last = seen("event-2", NOON.plusSeconds(1));

    history.unplacedCall(seen("event-1", NOON));
    history.unplacedCall(last);
    history.unplacedCall(seen("event-3", NOON.minusSeconds(1)));

    assertThat(history.lastUnplacedCall()).contains(last);
    assertThat(history.lastUnplaced()).contains(last.at());
  }

  /// Whoever damages it makes nobody certain.
  @Test
  void takeACallThatCannotBeReadForOneOfJustNow() {
    history.unplacedCall(seen("event-1", NOON));

    forge(EntryKey.unplacedCall(), item -> item.put("at", text("never")));

    assertThat(history.lastUnplaced()).contains(Instant.MAX);
  }

  @Test
  void keepWhenThePoolWasSeenAsARevisionHasIt() {
    assertThat(history.lastSeenAsOnRecord(POOL, 1)).isEmpty();

    history.seenAsOnRecord(POOL, 1, NOON);
    history.seenAsOnRecord(POOL, 1, NOON.plusSeconds(1));
    history.seenAsOnRecord(POOL, 2, NOON.plusSeconds(2));

    assertThat(history.lastSeenAsOnRecord(POOL, 1)).contains(NOON.plusSeconds(1));
  }

  /// A kind of note that a newer release writes is left alone, and proves as well.
  @Test
  void areLeftAloneWhereANewerReleaseWroteThem() {
    history.add(POOL, call(first, "event-9"));
    assertThat(NoteItem.beside(new Item(item(EntryKey.noted(POOL, first.id()))))).hasSize(2);
    forge(
        EntryKey.noted(POOL, first.id()),
        line -> line.put("notes", AttributeValue.fromSs(List.of("1 {\"newer\":1}"))));

    assertThat(history.of(POOL, first.id())).isEmpty();
  }

  private ChangeRecord external(long number, Configuration found) {
    Optional<Revision> head = history.head(POOL);
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            number, head.map(Revision::configuration), found.fingerprint(), List.of());
    ChangeRecord record =
        ChangeRecord.of(
            records.id(), POOL, new Cause.External(), NOON, new ChangeState.Applied(outcome, NOON));
    history.addRevision(record, Revision.madeBy(record, outcome, NOON, head), List.of(found));
    return record;
  }

  private static Note call(ChangeRecord of, String eventId) {
    return new Note.Attribution(of.id(), seen(eventId, NOON), true);
  }

  private static Seen seen(String eventId, Instant at) {
    return new Seen(
        eventId,
        at,
        "UpdateUserPool",
        new Actor("AROAADMIN:eve", Optional.of("eve"), Optional.of("admin")),
        Via.CLI,
        Optional.of("198.51.100.7"),
        Optional.empty());
  }

  private static Note accepted(ChangeRecord of, String who) {
    return new Note.Acceptance(of.id(), new Identity("AROAX:" + who), NOON, "agreed");
  }

  private long end() {
    return history.head(POOL).flatMap(Revision::noted).map(Noted::number).orElse(0L);
  }

  private List<Finding> findings() {
    return verify.verify(POOL, Position.START, 100).orElseThrow().findings();
  }

  private void forge(EntryKey key, Consumer<Map<String, AttributeValue>> forger) {
    Map<String, AttributeValue> line = new HashMap<>(item(key));
    line.putAll(key.attributes());
    forger.accept(line);
    tables.client().putItem(put -> put.tableName(table.name()).item(line));
  }

  private Map<String, AttributeValue> item(EntryKey key) {
    return tables
        .client()
        .getItem(get -> get.tableName(table.name()).key(key.attributes()).consistentRead(true))
        .item();
  }

  private void delete(EntryKey key) {
    tables.client().deleteItem(delete -> delete.tableName(table.name()).key(key.attributes()));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
