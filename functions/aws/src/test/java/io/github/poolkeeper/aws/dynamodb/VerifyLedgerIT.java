package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static io.github.poolkeeper.aws.dynamodb.Records.configuration;
import static io.github.poolkeeper.aws.dynamodb.Records.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.Finding;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.history.VerifyLedger.Position;
import io.github.poolkeeper.core.history.VerifyLedger.Verified;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody who may write to the table forges a line of it, of each kind.
@ExtendWith(Shared.class)
class VerifyLedgerIT {
  private static final int PAGE = 100;
  private static final List<Configuration> CONFIGURATIONS =
      Stream.of("zero", "one", "two", "three", "four", "five", "six")
          .map(Records::configuration)
          .toList();
  private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

  private final Records records = new Records();
  private final List<ChangeRecord> made = new ArrayList<>();
  private final HistoryTables tables;
  private final HistoryTable table;
  private final WholeHistory history;
  private final VerifyLedger verify;

  VerifyLedgerIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
    this.verify = new VerifyLedger(lines());
  }

  @BeforeEach
  void makesFourRevisionsTheLastOfWhichUndoesTheFirst() {
    for (String request : List.of("r1", "r2", "r3")) {
      apply(records.queued(request));
    }
    apply(records.rollback("r4", made.getFirst()));
  }

  @Test
  void findsNothingInALedgerThatIsAsItWasWritten() {
    Verified verified = verified();

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.from()).isEqualTo(1);
    assertThat(verified.to()).isEqualTo(4);
    assertThat(verified.chained()).isEqualTo(4);
    assertThat(verified.chainedFrom()).contains(1L);
    assertThat(verified.records()).isEqualTo(4);
    assertThat(verified.digest()).isEqualTo(history.head(POOL).orElseThrow().digest());
    assertThat(verified.next()).isEmpty();
  }

  @Test
  void findsNothingInWhatHasMadeNoRevision() {
    openEachKind();

    assertThat(verified().findings()).isEmpty();
    assertThat(verified().records()).isEqualTo(7);
  }

  @Test
  void findsNoPoolWhereNothingIs() {
    assertThat(verify.verify(new UserPoolId("eu-west-1_Nothing"), Position.START, PAGE)).isEmpty();
  }

  @Test
  void goesOnFromPageToPage() {
    Verified first = verify.verify(POOL, Position.START, 3).orElseThrow();
    Verified second = verify.verify(POOL, first.next().orElseThrow(), 3).orElseThrow();
    Verified third = verify.verify(POOL, second.next().orElseThrow(), 3).orElseThrow();

    assertThat(first.to()).isEqualTo(3);
    assertThat(second.from()).isEqualTo(4);
    assertThat(second.to()).isEqualTo(4);
    assertThat(second.records()).isEqualTo(3);
    assertThat(third.to()).isEqualTo(4);
    assertThat(third.records()).isEqualTo(1);
    assertThat(third.chainedFrom()).contains(1L);
    assertThat(third.next()).isEmpty();
    assertThat(Stream.of(first, second, third).flatMap(page -> page.findings().stream())).isEmpty();
  }

  @Test
  void holdsOnToTheRevisionBeforeThePage() {
    forge(revision(2), line -> line.put("digest", AttributeValue.fromS("0".repeat(64))));

    assertThat(verify.verify(POOL, at(3), PAGE).orElseThrow().findings())
        .contains(new Finding("revision 3", "was written after another revision 2"));
  }

  /// A release before the chain, and before the lists of today, has written the first four.
  @Test
  void saysFromWhereThereIsAChain() {
    for (int number = 1; number <= 4; number++) {
      strip(number);
    }
    assertThat(verified().chained()).isZero();
    assertThat(verified().chainedFrom()).isEmpty();
    assertThat(verified().findings()).isEmpty();
    apply(records.queued("r5"));
    apply(records.queued("r6"));

    assertThat(verified().chained()).isEqualTo(2);
    assertThat(verified().chainedFrom()).contains(5L);
    assertThat(verified().findings()).isEmpty();
    forge(revision(6), line -> line.remove("digest"));
    assertThat(verified().findings())
        .contains(
            new Finding("revision 6", "has no digest, and the one before it has"),
            new Finding(
                changeOf(6),
                "was written in the chain, and revision 6, which it made, has no digest"));
  }

  /// Also what the release before writes when it is back for a while.
  @Test
  void namesARevisionOutsideTheChainAfterOneInIt() {
    strip(4);
    apply(records.queued("r5"));

    assertThat(verified().findings()).extracting(Finding::at).contains("revision 4", changeOf(4));
  }

  /// Who strips the whole chain would have to strip every record as well.
  @Test
  void namesRecordsThatKnowOfADigestThatIsGone() {
    for (int number = 1; number <= 4; number++) {
      unchain(number);
    }

    assertThat(verified().chained()).isZero();
    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactly(changeOf(1), changeOf(2), changeOf(3), changeOf(4));
  }

  static Stream<Arguments> forgedRevisions() {
    return Stream.of(
        arguments("snapshot", text(configuration("one").fingerprint().hex())),
        arguments("madeBy", text("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968")),
        arguments("at", text("2020-01-01T00:00:00Z")),
        arguments("revision", AttributeValue.fromN("3")),
        arguments("revision", text("two")),
        arguments("recordSha256", text("0".repeat(64))),
        arguments("previousDigest", text("0".repeat(64))),
        arguments("previousDigest", NOTHING),
        arguments("digest", text("0".repeat(64))));
  }

  @ParameterizedTest
  @MethodSource("forgedRevisions")
  void namesARevisionThatIsNotAsItWas(String attribute, AttributeValue value) {
    forge(revision(2), line -> line.put(attribute, value));
    assertThat(verified().findings()).extracting(Finding::at).contains("revision 2");
  }

  @ParameterizedTest
  @MethodSource("forgedRevisions")
  void namesAHeadThatIsNotTheLastRevision(String attribute, AttributeValue value) {
    forge(EntryKey.head(POOL), line -> line.put(attribute, value));
    assertThat(verified().findings()).extracting(Finding::at).contains("head");
  }

  static Stream<Arguments> forgedRecords() {
    return Stream.of(
        arguments("record", AttributeValue.fromB(SdkBytes.fromUtf8String("no gzip"))),
        arguments("status", text("DECLINED")),
        arguments("previousStatus", text("HELD")),
        arguments("sender", text("AROAOTHER:eve")),
        arguments("requestedBy", text("someone else")),
        arguments("kind", text("restore")),
        arguments("requestedAt", text("2020-01-01T00:00:00Z")),
        arguments("endedAt", text("2020-01-01T00:00:00Z")),
        arguments("requestId", text("another")),
        arguments("rollbackOf", text("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968")),
        arguments("touched", AttributeValue.fromSs(List.of("/Policies"))),
        arguments("touched", NOTHING),
        arguments("weakened", AttributeValue.fromSs(List.of("/Policies"))),
        arguments("revision", AttributeValue.fromN("9")),
        arguments("revision", NOTHING),
        arguments("version", AttributeValue.fromN("9")),
        arguments("digest", text("0".repeat(64))),
        arguments("digest", text("")),
        arguments("digest", NOTHING),
        arguments("month", text("2020-01")),
        arguments("month", NOTHING),
        arguments("listing", text(POOL + "#DECLINED")),
        arguments("listing", NOTHING),
        arguments("listed", text("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968")),
        arguments("rolledBackBy", text("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968")),
        arguments("rolledBackBy", text("nobody")),
        arguments(
            "rolledBackInPart",
            text("{\"changeId\":\"0198c0de-0c1a-7b53-8f43-1d2c3b4a5968\",\"left\":[\"/a\"]}")),
        arguments("rolledBackInPart", text("nobody")));
  }

  @ParameterizedTest
  @MethodSource("forgedRecords")
  void namesARecordThatIsNotAsItWas(String attribute, AttributeValue value) {
    forge(record(2), line -> line.put(attribute, value));
    assertThat(verified().findings()).extracting(Finding::at).contains(changeOf(2));
    assertThat(verified().findings())
        .extracting(Finding::at)
        .allMatch(at -> at.startsWith(changeOf(2)));
  }

  /// A change that made no revision can be hidden as well.
  @ParameterizedTest
  @ValueSource(strings = {"month", "listing", "listed", "waiting", "wakeAt", "digest", "status"})
  void namesAnOpenRecordThatIsHidden(String attribute) {
    List<ChangeRecord> opened = openEachKind();
    for (ChangeRecord record : opened) {
      forge(EntryKey.change(POOL, record.id()), line -> line.replace(attribute, NOTHING));
    }
    boolean isWaitedFor = Set.of("waiting", "wakeAt").contains(attribute);
    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactlyElementsOf(
            opened.stream()
                .filter(record -> !isWaitedFor || !record.isEnded())
                .map(record -> "change " + record.id())
                .toList());
  }

  /// Somebody has made another pool's ledger this one's.
  @Test
  void namesEveryRecordOfAnotherPool() {
    UserPoolId other = new UserPoolId("eu-west-1_Other");
    tables
        .client()
        .scan(scan -> scan.tableName(table.name()))
        .items()
        .forEach(
            item -> {
              Map<String, AttributeValue> line = new HashMap<>(item);
              line.put(EntryKey.PARTITION, text(other.value()));
              line.computeIfPresent(
                  "listing", (_, at) -> text(at.s().replace(POOL.value(), other.value())));
              line.computeIfPresent(
                  "listed", (_, at) -> text(at.s().replace(POOL.value(), other.value())));
              tables.client().putItem(put -> put.tableName(table.name()).item(line));
            });

    assertThat(verified().findings()).isEmpty();
    assertThat(verify.verify(other, Position.START, PAGE).orElseThrow().findings())
        .contains(
            new Finding(changeOf(1), "is of another pool: " + POOL),
            new Finding(changeOf(4), "is of another pool: " + POOL));
  }

  @Test
  void namesARecordAtThePlaceOfAnother() {
    Map<String, AttributeValue> first = new HashMap<>(item(record(1)));
    forge(
        record(2),
        line -> {
          line.clear();
          line.putAll(first);
          line.put(EntryKey.SORT, text(record(2).entry()));
        });

    assertThat(verified().findings())
        .contains(new Finding(changeOf(1), "stands at the place of another change"));
  }

  @Test
  void namesWhatStandsWhereNoChangeCanStand() {
    forge(
        record(2),
        line -> {
          line.put(EntryKey.SORT, text("change#zz\n~"));
          line.put("record", text("nothing"));
        });

    assertThat(verified().findings())
        .containsExactly(
            new Finding("a change", "stands where no change can stand, and cannot be read"));
    assertThat(Position.parse(new Position(5, Optional.empty(), Optional.of("zz\n~")).toString()))
        .contains(new Position(5, Optional.empty(), Optional.of("zz\n~")));
  }

  /// The last revision is taken away, the head is set back, and the next change makes it again.
  @Test
  void namesTheMakerOfARevisionThatAnotherHasMadeSince() {
    setHeadBack();
    delete(revision(4));
    ChangeRecord gone = made.removeLast();
    forge(record(1), line -> line.remove("rolledBackBy"));
    apply(records.queued("r5"));

    assertThat(verified().findings())
        .contains(
            new Finding(
                "change " + gone.id(),
                "says that it made revision 4, which change " + made.getLast().id() + " made"));
  }

  @Test
  void namesAMarkOfARollbackThatUndidNothing() {
    ChangeRecord planned = records.rollback("dry", made.get(1));
    history.open(planned);
    forge(record(2), line -> line.put("rolledBackBy", text(planned.id().value())));

    assertThat(verified().findings())
        .containsExactly(
            new Finding(
                changeOf(2),
                "says that change " + planned.id() + " has rolled it back, which is not so"));
  }

  /// Whoever moves the mark would open what is closed, or close what is open.
  @Test
  void namesAMarkThatSaysOtherwiseThanTheRollback() {
    String rollback = made.getLast().id().value();
    forge(
        record(1),
        line -> {
          line.remove("rolledBackBy");
          line.put(
              "rolledBackInPart",
              text("{\"changeId\":\"" + rollback + "\",\"left\":[\"/MfaConfiguration\"]}"));
        });

    assertThat(verified().findings())
        .containsExactlyInAnyOrder(
            new Finding(
                "change " + made.getFirst().id(), "has been rolled back and does not say so"),
            new Finding(
                "change " + made.getFirst().id(),
                "says that change " + rollback + " has rolled it back in part, which is not so"));
  }

  /// A forger who knows how records are stored: another sender, the rest as it was.
  @Test
  void namesARecordThatSaysSomethingElse() {
    forge(
        record(2),
        line -> {
          JsonObject record = CompressedJson.read(new Item(line).bytes("record"));
          String forged = record.toString().replace("AROAEXAMPLE:ada", "AROAEXAMPLE:eve");
          line.put(
              "record",
              AttributeValue.fromB(SdkBytes.fromByteArray(CompressedJson.of(json(forged)))));
          line.put("sender", text("AROAEXAMPLE:eve"));
        });

    assertThat(verified().findings())
        .containsExactly(
            new Finding(
                changeOf(2) + " of revision 2",
                "is not as it was written: its SHA-256 is another one"));
  }

  @Test
  void namesARollbackThatLeavesNoMark() {
    forge(record(1), line -> line.remove("rolledBackBy"));

    assertThat(verified().findings())
        .containsExactly(
            new Finding(
                "change " + made.getFirst().id(), "has been rolled back and does not say so"));
  }

  static Stream<AttributeValue> forgedSnapshots() {
    return Stream.of(
        AttributeValue.fromB(
            SdkBytes.fromByteArray(CompressedJson.of(json("{\"PoolName\":\"forged\"}")))),
        AttributeValue.fromB(SdkBytes.fromByteArray(CompressedJson.of(new byte[] {'{'}))),
        AttributeValue.fromB(SdkBytes.fromUtf8String("no gzip")),
        text("no bytes"));
  }

  @ParameterizedTest
  @MethodSource("forgedSnapshots")
  void namesASnapshotThatIsNotAsItWasAndNeverGivesItOut(AttributeValue forged) {
    Configuration two = CONFIGURATIONS.get(2);
    forge(snapshot(2), line -> line.put("document", forged));

    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactly("snapshot " + two.fingerprint() + " of revision 2");
    assertThatThrownBy(() -> history.snapshots(POOL, List.of(two.fingerprint())))
        .isInstanceOf(SnapshotForgedException.class)
        .hasMessageContaining(two.fingerprint().hex());
  }

  @Test
  void namesEveryLineThatIsGone() {
    delete(revision(2));
    delete(record(3));
    delete(snapshot(1));

    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsOnly(
            "revision 2",
            changeOf(3) + " of revision 3",
            "snapshot " + CONFIGURATIONS.get(1).fingerprint() + " of revision 1");
  }

  @Test
  void namesTheLastRevisionThatIsGoneAndAHeadThatIsSetBack() {
    setHeadBack();
    assertThat(verified().findings()).extracting(Finding::at).containsExactly("head");

    delete(revision(4));
    assertThat(verified().findings())
        .containsExactly(
            new Finding("revision 4", "is missing: change " + made.get(3).id() + " made it"));
  }

  @Test
  void namesTheLastRevisionThatIsGoneBehindItsHead() {
    delete(revision(4));
    assertThat(verified().findings())
        .contains(new Finding("revision 4", "is missing, or cannot be read"));
  }

  /// The lines are all there, and are gone through as ever.
  @Test
  void namesAHeadThatIsGone() {
    delete(EntryKey.head(POOL));
    assertThat(verified().to()).isEqualTo(4);
    assertThat(verified().findings())
        .containsExactly(
            new Finding("head", "is missing, cannot be read, or stands before revision 4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"listing", "listed"})
  void namesAHeadThatIsHiddenFromTheListOfPools(String attribute) {
    forge(EntryKey.head(POOL), line -> line.remove(attribute));
    assertThat(verified().findings())
        .containsExactly(new Finding("head", "has attributes that are not its own: " + attribute));
  }

  @Test
  void namesARevisionBeyondTheHeadAndTheGapBefore() {
    Map<String, AttributeValue> forged = new HashMap<>(item(revision(4)));
    forged.put(EntryKey.SORT, text(revision(9).entry()));
    forged.put("revision", AttributeValue.fromN("9"));
    tables.client().putItem(put -> put.tableName(table.name()).item(forged));

    assertThat(verified().findings())
        .contains(new Finding("revisions 5 to 8", "are missing"))
        .extracting(Finding::at)
        .contains("revision 9", "head");
  }

  @Test
  void knowsWhatIsAtWorkOnThePool() {
    LedgerLines lines = lines();
    assertThat(lines.applying(POOL)).isEmpty();
    ChangeRecord queued = records.queued("r5");
    history.open(queued);
    history.update(Records.applying(queued), List.of());
    assertThat(lines.applying(POOL)).contains(queued.id());
    IntStream.range(0, 30).forEach(i -> history.open(records.queued("later" + i)));
    assertThat(lines.applying(POOL)).contains(queued.id());
  }

  private LedgerLines lines() {
    return new DynamoDbLedgerLines(
        tables.client(), table, new ConsistentReads(tables.client(), table));
  }

  static Stream<Arguments> forgedAnswers() {
    return Stream.of(
        arguments("month", text("answers#2026-02")),
        arguments("month", NOTHING),
        arguments("listed", text("2026-03-01T12:00:09.000000000Z#nobody#0")),
        arguments("listed", NOTHING));
  }

  /// In another month, under another time, or in the list no more.
  @ParameterizedTest
  @MethodSource("forgedAnswers")
  void namesAnAnswerThatTheListHasNotInItsPlace(String attribute, AttributeValue value) {
    ChangeRecord answered = answered();
    assertThat(verified().findings()).isEmpty();
    forge(EntryKey.answer(POOL, answered.id(), 0), line -> line.put(attribute, value));

    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactlyInAnyOrder("change " + answered.id(), "answer " + answered.id() + "#0");
  }

  @Test
  void namesAnAnswerThatIsGoneFromTheListOrInItTwice() {
    ChangeRecord answered = answered();
    EntryKey place = EntryKey.answer(POOL, answered.id(), 0);
    Map<String, AttributeValue> line = item(place);
    forge(place, one -> one.put(EntryKey.SORT, text("answer#" + answered.id() + "#7")));
    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactly("answer " + answered.id() + "#7");
    delete(place);
    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactly("change " + answered.id(), "answer " + answered.id() + "#7");
    tables.client().putItem(put -> put.tableName(table.name()).item(line));
    delete(EntryKey.change(POOL, answered.id()));
    assertThat(verified().findings())
        .extracting(Finding::at)
        .contains("answer " + answered.id() + "#0", "answer " + answered.id() + "#7");
  }

  private ChangeRecord answered() {
    ChangeRecord pending = records.pending(POOL, NOON.plusSeconds(3600));
    history.open(pending);
    Answer answer =
        new Answer(
            new Identity("AROAEXAMPLE:uma"), Answer.Decision.DECLINE, NOON, Optional.of("no"));
    ChangeRecord declined =
        pending
            .reviewed(pending.review().orElseThrow().with(answer))
            .in(new ChangeState.Declined(NOON));
    history.update(declined, List.of());
    return declined;
  }

  /// One that is queued, one that waits for approval, and one that has been declined.
  private List<ChangeRecord> openEachKind() {
    ChangeRecord queued = records.queued("queued");
    history.open(queued);
    ChangeRecord pending = records.pending(POOL, NOON.plusSeconds(3600));
    history.open(pending);
    ChangeRecord refused = records.queued("declined");
    history.open(refused);
    ChangeRecord declined = refused.in(new ChangeState.Declined(NOON.plusSeconds(60)));
    history.update(declined, List.of());
    return List.of(queued, pending, declined);
  }

  private void setHeadBack() {
    Map<String, AttributeValue> before = item(revision(3));
    forge(
        EntryKey.head(POOL),
        line ->
            before.forEach(
                (name, value) -> {
                  if (!name.equals(EntryKey.SORT)) {
                    line.put(name, value);
                  }
                }));
  }

  /// As a release before the chain wrote it.
  private void strip(int number) {
    unchain(number);
    forge(
        record(number),
        line ->
            List.of("digest", "month", "touched", "previousStatus", "sender")
                .forEach(line::remove));
  }

  private void unchain(int number) {
    List<String> ofTheChain = List.of("digest", "previousDigest", "recordSha256");
    forge(revision(number), line -> ofTheChain.forEach(line::remove));
    forge(EntryKey.head(POOL), line -> ofTheChain.forEach(line::remove));
  }

  private void apply(ChangeRecord queued) {
    int number = made.size() + 1;
    history.open(queued);
    ChangeRecord applying = Records.applying(queued);
    history.update(applying, List.of());
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            number,
            Optional.of(CONFIGURATIONS.get(number - 1).fingerprint()),
            CONFIGURATIONS.get(number).fingerprint(),
            applying.state().attempts());
    Instant now = NOON.minusSeconds(60 - number);
    ChangeRecord ended = applying.in(new ChangeState.Applied(outcome, now));
    Revision revision = Revision.madeBy(ended, outcome, now, history.head(POOL));
    history.addRevision(ended, revision, List.of(CONFIGURATIONS.get(number)));
    made.add(ended);
  }

  private static Position at(long revision) {
    return new Position(revision, Optional.empty(), Optional.empty());
  }

  private Verified verified() {
    return verify.verify(POOL, Position.START, PAGE).orElseThrow();
  }

  private String changeOf(int number) {
    return "change " + made.get(number - 1).id();
  }

  private static EntryKey revision(int number) {
    return EntryKey.revision(POOL, number);
  }

  private EntryKey record(int number) {
    return EntryKey.change(POOL, made.get(number - 1).id());
  }

  private static EntryKey snapshot(int number) {
    return EntryKey.snapshot(POOL, CONFIGURATIONS.get(number).fingerprint());
  }

  /// DynamoDB's null stands for an attribute that is gone.
  private void forge(EntryKey key, Consumer<Map<String, AttributeValue>> forger) {
    Map<String, AttributeValue> line = new HashMap<>(item(key));
    forger.accept(line);
    line.values().removeIf(NOTHING::equals);
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
