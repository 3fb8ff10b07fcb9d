package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static io.github.poolkeeper.aws.dynamodb.Records.configuration;
import static io.github.poolkeeper.aws.dynamodb.Records.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.history.VerifyLedger.Finding;
import io.github.poolkeeper.core.history.VerifyLedger.Verified;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
    this.verify =
        new VerifyLedger(new DynamoDbLedgerLines(new ConsistentReads(tables.client(), table)));
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
    assertThat(verified.chainedFrom()).contains(1L);
    assertThat(verified.next()).isEmpty();
  }

  @Test
  void findsNoPoolWhereNothingIs() {
    assertThat(verify.verify(new UserPoolId("eu-west-1_Nothing"), 1, PAGE)).isEmpty();
  }

  @Test
  void goesOnFromPageToPage() {
    Verified first = verify.verify(POOL, 1, 3).orElseThrow();
    Verified second = verify.verify(POOL, first.next().orElseThrow(), 3).orElseThrow();

    assertThat(first.to()).isEqualTo(3);
    assertThat(second.from()).isEqualTo(4);
    assertThat(second.to()).isEqualTo(4);
    assertThat(second.next()).isEmpty();
    assertThat(Stream.of(first, second).flatMap(page -> page.findings().stream())).isEmpty();
  }

  @Test
  void holdsOnToTheRevisionBeforeThePage() {
    forge(revision(2), line -> line.put("digest", AttributeValue.fromS("0".repeat(64))));

    assertThat(verify.verify(POOL, 3, PAGE).orElseThrow().findings())
        .containsExactly(new Finding("revision 3", "was written after another revision 2"));
  }

  /// A release before the chain has written the first four.
  @Test
  void saysFromWhereThereIsAChain() {
    for (int number = 1; number <= 4; number++) {
      List<String> ofTheChain = List.of("digest", "previousDigest", "recordSha256");
      forge(revision(number), line -> ofTheChain.forEach(line::remove));
      forge(EntryKey.head(POOL), line -> ofTheChain.forEach(line::remove));
    }
    apply(records.queued("r5"));
    apply(records.queued("r6"));

    assertThat(verified().chainedFrom()).contains(5L);
    assertThat(verified().findings()).isEmpty();
    forge(revision(6), line -> line.remove("digest"));
    assertThat(verified().findings())
        .contains(new Finding("revision 6", "has no digest, and the one before it has"));
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
        arguments("sender", text("AROAOTHER:eve")),
        arguments("kind", text("restore")),
        arguments("requestedAt", text("2020-01-01T00:00:00Z")),
        arguments("endedAt", text("2020-01-01T00:00:00Z")),
        arguments("requestId", text("another")),
        arguments("digest", text("0".repeat(64))),
        arguments("rolledBackBy", text("0198c0de-0c1a-7b53-8f43-1d2c3b4a5968")),
        arguments("rolledBackBy", text("nobody")));
  }

  @ParameterizedTest
  @MethodSource("forgedRecords")
  void namesARecordThatIsNotAsItWas(String attribute, AttributeValue value) {
    forge(record(2), line -> line.put(attribute, value));
    assertThat(verified().findings()).extracting(Finding::at).containsExactly(changeOf(2));
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
            new Finding(changeOf(2), "is not as it was written: its SHA-256 is another one"));
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
    Map<String, EntryKey> gone =
        Map.of(
            "revision 2",
            revision(2),
            changeOf(3),
            record(3),
            "snapshot " + CONFIGURATIONS.getFirst().fingerprint(),
            snapshot(1));
    gone.values().forEach(this::delete);

    assertThat(verified().findings())
        .extracting(Finding::at)
        .containsExactlyInAnyOrder(
            "revision 2",
            changeOf(3),
            "snapshot " + CONFIGURATIONS.get(1).fingerprint() + " of revision 1");
  }

  @Test
  void namesTheLastRevisionThatIsGoneAndAHeadThatIsSetBack() {
    Map<String, AttributeValue> third = item(revision(3));
    forge(
        EntryKey.head(POOL),
        line ->
            third.forEach(
                (name, value) -> {
                  if (!name.equals(EntryKey.SORT)) {
                    line.put(name, value);
                  }
                }));
    assertThat(verified().findings()).extracting(Finding::at).contains("head", "revision 4");

    delete(revision(4));
    assertThat(verified().findings())
        .containsExactly(
            new Finding("revision 4", "is missing: change " + made.get(3).id() + " made it"));
  }

  @Test
  void namesAHeadThatIsGone() {
    delete(EntryKey.head(POOL));
    assertThat(verified().findings()).extracting(Finding::at).contains("head");
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
    ChangeRecord ended = applying.in(new ChangeState.Applied(outcome, NOON));
    Revision revision = Revision.madeBy(ended, outcome, NOON, history.head(POOL));
    history.addRevision(ended, revision, List.of(CONFIGURATIONS.get(number)));
    made.add(ended);
  }

  private Verified verified() {
    return verify.verify(POOL, 1, PAGE).orElseThrow();
  }

  private String changeOf(int number) {
    return "change " + made.get(number - 1).id() + " of revision " + number;
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
