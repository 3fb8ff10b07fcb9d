package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.AFTER;
import static io.github.poolkeeper.aws.dynamodb.Records.BEFORE;
import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static io.github.poolkeeper.aws.dynamodb.Records.applied;
import static io.github.poolkeeper.aws.dynamodb.Records.appliedInPart;
import static io.github.poolkeeper.aws.dynamodb.Records.applying;
import static io.github.poolkeeper.aws.dynamodb.Records.json;
import static io.github.poolkeeper.aws.dynamodb.Records.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ChangeHistory.Loaded;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.StaleHistoryException;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ExtendWith(Shared.class)
class DynamoDbChangeHistoryIT {
  private final Records records = new Records();
  private final HistoryTable table;
  private final HistoryTables tables;
  private final WholeHistory history;

  DynamoDbChangeHistoryIT(HistoryTables tables) {
    this.tables = tables;
    this.table = tables.create();
    this.history = TableHistory.of(tables.client(), table);
  }

  @Test
  void givesBackARecordAsItWasOpened() {
    ChangeRecord record = records.queued("r1");

    assertThat(history.open(record)).isEqualTo(new Opening.Opened());

    assertThat(history.find(POOL, record.id())).contains(record);
    assertThat(history.allByRequest(POOL, new RequestId("r1"))).containsExactly(record);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(history.find(POOL, records.id())).isEmpty();
    assertThat(history.allByRequest(POOL, new RequestId("r1"))).isEmpty();
    assertThat(history.load(POOL, records.id())).isEmpty();
    assertThat(history.revision(POOL, 1)).isEmpty();
    assertThat(history.head(POOL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.0,\"b\":1E5,\"c\":123456789012345678901234567890}",
        "{\"unpaired\":\"\\ud800 and \\udc00\",\"paired\":\"\\ud83d\\ude00\"}",
        "{\"control\":\"\\u0000\\u001f\\uffff\"}",
        "{\"招待\":\"ようこそ\"}"
      })
  void losesNothingOfARequest(String patch) {
    ChangeRecord record = records.queued("r1", json(patch));
    history.open(record);
    assertThat(history.find(POOL, record.id())).contains(record);
  }

  @Test
  void readsARequestThatNestsAsDeepAsAMessageMay() {
    String deep = "{\"a\":".repeat(61) + "1" + "}".repeat(61);
    ChangeRecord record = records.queued("r1", json(deep));
    history.open(record);
    assertThat(history.find(POOL, record.id())).contains(record);
  }

  @Test
  void takesARequestIdOnce() {
    ChangeRecord first = records.queued("r1");
    ChangeRecord second = records.queued("r1");
    history.open(first);

    assertThat(history.open(second)).isEqualTo(new Opening.Duplicate(first));
    assertThat(history.find(POOL, second.id())).isEmpty();
  }

  @Test
  void reportsWhatKeepsARecordFromBeingOpened() {
    ChangeRecord record = records.queued("r1");
    WholeHistory nowhere = TableHistory.of(tables.client(), new HistoryTable("no-such-table"));
    assertThatThrownBy(() -> nowhere.open(record)).hasMessageContaining("non-existent table");

    ChangeRecord sameChange = records.queued("r2").in(new ChangeState.Queued());
    history.open(sameChange);
    ChangeRecord otherRequest =
        ChangeRecord.of(sameChange.id(), POOL, record.cause(), NOON, record.state());
    assertThatThrownBy(() -> history.open(otherRequest))
        .isInstanceOf(TransactionCanceledException.class);
  }

  @Test
  void loadsARecordWithTheHeadOnceThereIsOne() {
    ChangeRecord record = records.queued("r1");
    history.open(record);
    assertThat(history.load(POOL, record.id()))
        .contains(new Loaded(record, Optional.empty(), Set.of(), Optional.empty(), true));

    ChangeRecord external = addExternal(1);
    assertThat(history.load(POOL, record.id()))
        .contains(
            new Loaded(
                record, Optional.of(revision(1, external)), Set.of(), Optional.empty(), true));
    assertThat(history.revision(POOL, 1)).contains(revision(1, external));
  }

  @Test
  void loadsWhoWaitsUntilTheyAreAnswered() {
    ChangeRecord record = records.queued("r1");
    history.open(record);
    TaskToken first = new TaskToken("t1");
    TaskToken second = new TaskToken("t2");
    history.keepWaiting(POOL, record.id(), first);
    history.keepWaiting(POOL, record.id(), second);
    history.keepWaiting(POOL, record.id(), first);
    assertThat(waiting(record)).containsExactlyInAnyOrder(first, second);

    history.stopWaiting(POOL, record.id(), List.of(first, new TaskToken("t3")));
    assertThat(waiting(record)).containsExactly(second);

    history.stopWaiting(POOL, record.id(), List.of(second));
    assertThat(waiting(record)).isEmpty();
  }

  @Test
  void loadsARecordWithEverythingThatBelongsToItInOneRequest() {
    ChangeRecord record = records.queued("r1");
    history.open(record);
    history.keepWaiting(POOL, record.id(), new TaskToken("t1"));
    addExternal(1);
    tables.requests();

    history.load(POOL, record.id());

    assertThat(tables.requests()).containsExactly("BatchGetItem");
  }

  private Set<TaskToken> waiting(ChangeRecord record) {
    return history.load(POOL, record.id()).orElseThrow().tokens();
  }

  @Test
  void replacesARecordThatHasNotEndedAndStoresItsSnapshots() {
    ChangeRecord record = records.queued("r1");
    history.open(record);

    history.update(applying(record), List.of(BEFORE, AFTER, BEFORE));

    assertThat(history.find(POOL, record.id())).contains(applying(record));
    assertThat(history.snapshots(POOL, List.of(BEFORE.fingerprint(), AFTER.fingerprint())))
        .isEqualTo(Map.of(BEFORE.fingerprint(), BEFORE, AFTER.fingerprint(), AFTER));
  }

  @Test
  void leavesAnEndedRecordAsItIs() {
    ChangeRecord record = records.queued("r1");
    ChangeRecord ended = record.in(new ChangeState.Unchanged(AFTER.fingerprint(), List.of(), NOON));
    history.open(record);
    history.update(ended, List.of());

    assertThatThrownBy(() -> history.update(applying(record), List.of(BEFORE)))
        .isInstanceOf(StaleHistoryException.class)
        .hasMessageContaining(record.id().value());
    assertThatThrownBy(
            () ->
                history.addRevision(
                    applied(record, revision(1, record)), revision(1, record), List.of()))
        .isInstanceOf(StaleHistoryException.class);

    assertThat(history.find(POOL, record.id())).contains(ended);
    assertThat(history.snapshots(POOL, List.of(BEFORE.fingerprint()))).isEmpty();
    assertThat(history.head(POOL)).isEmpty();
  }

  @Test
  void updatesOnlyWhatWasOpened() {
    ChangeRecord unknown = records.queued("r1");
    assertThatThrownBy(() -> history.update(unknown, List.of()))
        .isInstanceOf(StaleHistoryException.class);
    assertThatThrownBy(
            () ->
                history.addRevision(
                    applied(unknown, revision(1, unknown)), revision(1, unknown), List.of()))
        .isInstanceOf(StaleHistoryException.class);
  }

  @Test
  void movesTheHeadOnWithEveryRevision() {
    addExternal(1);
    ChangeRecord change = addChange("r1", 2);

    assertThat(history.head(POOL)).contains(revision(2, change));
    assertThat(history.revision(POOL, 2)).contains(revision(2, change));
    assertThat(history.find(POOL, change.id())).contains(change);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4})
  void refusesARevisionThatIsNotTheNext(long number) {
    addExternal(1);
    Revision head = revision(2, addExternal(2));

    assertThatThrownBy(() -> addExternal(number))
        .isInstanceOf(StaleHistoryException.class)
        .hasMessageContaining(number + " is the next revision");
    assertThat(history.head(POOL)).contains(head);
    assertThat(history.list(POOL, Optional.empty(), 10).records()).hasSize(2);
  }

  @Test
  void letsOneOfManyAddTheNextRevision() {
    List<Revision> contenders =
        Stream.generate(() -> new Revision(1, AFTER.fingerprint(), records.id(), NOON))
            .limit(8)
            .toList();

    List<Revision> added = contenders.parallelStream().filter(this::isAdded).toList();

    assertThat(added).hasSize(1);
    assertThat(history.revision(POOL, 1)).contains(added.getFirst());
    assertThat(history.list(POOL, Optional.empty(), 10).records())
        .containsExactly(records.external(added.getFirst()));
  }

  private boolean isAdded(Revision revision) {
    try {
      history.addRevision(records.external(revision), revision, List.of(AFTER));
      return true;
    } catch (StaleHistoryException | TransactionCanceledException e) {
      return false;
    }
  }

  @Test
  void addsAnExternalChangeOnce() {
    ChangeRecord external = addExternal(1);
    assertThatThrownBy(() -> history.addRevision(external, revision(2, external), List.of()))
        .isInstanceOf(StaleHistoryException.class);
  }

  @Test
  void marksTheChangeThatARollbackUndoes() {
    ChangeRecord change = addChange("r1", 1);
    ChangeRecord rollback = addRollback("r2", change, 2);
    ChangeRecord rollbackOfRollback = addRollback("r3", rollback, 3);

    assertThat(rolledBackBy(change)).contains(rollback.id());
    assertThat(rolledBackBy(rollback)).contains(rollbackOfRollback.id());
    assertThat(rolledBackBy(rollbackOfRollback)).isEmpty();
    assertThat(history.find(POOL, change.id()).orElseThrow().state()).isEqualTo(change.state());
  }

  @Test
  void marksWhatARollbackHasLeftUntilALaterOneLeavesNothing() {
    Pointer left = Pointer.parse("/UserPoolTags/team");
    ChangeRecord change = addChange("r1", 1);
    ChangeRecord rollback = records.rollback("r2", change);
    history.open(rollback);
    history.addRevision(
        appliedInPart(rollback, revision(2, rollback), left),
        revision(2, rollback),
        List.of(AFTER));

    assertThat(rolledBackBy(change)).isEmpty();
    assertThat(found(change).rolledBackInPart())
        .contains(new ChangeRecord.InPart(rollback.id(), List.of(left)));

    ChangeRecord rest = addRollback("r3", change, 3);
    assertThat(rolledBackBy(change)).contains(rest.id());
    assertThat(found(change).rolledBackInPart()).isEmpty();
  }

  @Test
  void doesNotRecordARollbackOfNothing() {
    ChangeRecord rollback = records.rollback("r1", records.queued("never opened"));
    history.open(rollback);
    assertThatThrownBy(
            () ->
                history.addRevision(
                    applied(rollback, revision(1, rollback)), revision(1, rollback), List.of()))
        .isInstanceOf(StaleHistoryException.class);
    assertThat(history.find(POOL, rollback.id())).contains(rollback);
  }

  @Test
  void keepsPoolsApart() {
    ChangeRecord record = records.queued("r1");
    UserPoolId other = new UserPoolId("eu-west-1_Other");
    history.open(record);
    assertThat(history.find(other, record.id())).isEmpty();
    assertThat(history.allByRequest(other, new RequestId("r1"))).isEmpty();
    assertThat(history.list(other, Optional.empty(), 10).records()).isEmpty();
  }

  @Test
  void takesFourRequestsForAPlainChange() {
    addExternal(1);
    tables.requests();

    ChangeRecord record = records.queued("r1");
    history.open(record);
    history.load(POOL, record.id());
    history.update(applying(record), List.of(BEFORE, AFTER));
    history.addRevision(
        applied(applying(record), revision(2, record)), revision(2, record), List.of(AFTER));

    assertThat(tables.requests())
        .containsExactly(
            "TransactWriteItems", "BatchGetItem", "TransactWriteItems", "TransactWriteItems");
  }

  @Test
  void showsWhatPeopleLookForInAttributesOfTheirOwn() {
    ChangeRecord change = addChange("r1", 1);
    Map<String, AttributeValue> item =
        tables
            .client()
            .getItem(
                get ->
                    get.tableName(table.name())
                        .key(
                            Map.of(
                                "userPoolId", AttributeValue.fromS(POOL.value()),
                                "entry", AttributeValue.fromS("change#" + change.id()))))
            .item();
    assertThat(item)
        .containsEntry("status", AttributeValue.fromS("APPLIED"))
        .containsEntry("kind", AttributeValue.fromS("change"))
        .containsEntry("requestId", AttributeValue.fromS("r1"))
        .containsEntry("requestedBy", AttributeValue.fromS("ada"))
        .containsEntry("requestedAt", AttributeValue.fromS("2026-03-01T12:00:00Z"))
        .containsEntry("endedAt", AttributeValue.fromS("2026-03-01T12:00:00Z"))
        .containsEntry("revision", AttributeValue.fromN("1"));
  }

  @Test
  void showsWhereAChangeComesFromAndWhatItTouches() {
    ChangeRecord opened = records.queued("r1");
    assertThat(ChangeItem.of(opened).text("previousStatus")).isEmpty();
    assertThat(ChangeItem.of(opened).texts("touched")).containsExactly("");

    ChangeRecord pending = records.pending(POOL, NOON);
    history.open(pending);
    ChangeRecord approved = pending.in(new ChangeState.Queued());
    history.update(approved, List.of());

    assertThat(history.find(POOL, pending.id())).contains(approved);
    assertThat(ChangeItem.of(approved).text("previousStatus")).isEqualTo("PENDING_APPROVAL");
    assertThat(ChangeItem.of(approved).texts("touched")).containsExactly("/DeletionProtection");
  }

  @Test
  void findsTheLastChangesThatHaveNotComeToTheEndOfTheirWrite() {
    ChangeRecord applied = addChange("r1", 1);
    ChangeRecord failed = underWay("r2");
    history.update(
        failed.in(
            new ChangeState.Failed(
                new ApiError("InternalErrorException", "busy"), failed.state().attempts(), NOON)),
        List.of());
    ChangeRecord underWay = underWay("r3");

    assertThat(history.unfinished(POOL))
        .extracting(ChangeRecord::id)
        .containsExactly(underWay.id(), failed.id())
        .doesNotContain(applied.id());
  }

  private ChangeRecord underWay(String requestId) {
    ChangeRecord queued = records.queued(requestId);
    history.open(queued);
    ChangeRecord underWay = applying(queued);
    history.update(underWay, List.of(BEFORE, AFTER));
    return underWay;
  }

  @Test
  void countsWhatIsFoundToBeWeakerOnceItIsOnRecord() {
    WeakeningFinds finds = new WeakeningFinds();
    WholeHistory counted = TableHistory.of(tables.client(), table, finds);
    Revision first = new Revision(1, AFTER.fingerprint(), records.id(), NOON);
    Revision second = new Revision(2, AFTER.fingerprint(), records.id(), NOON);
    ChangeRecord weaker =
        records.external(second).reviewed(records.pending(POOL, NOON).review().orElseThrow());

    counted.addRevision(records.external(first), first, List.of(AFTER));
    assertThat(finds.take()).isZero();
    counted.addRevision(weaker, second, List.of());
    assertThatThrownBy(() -> counted.addRevision(weaker, second, List.of()))
        .isInstanceOf(StaleHistoryException.class);

    assertThat(finds.take()).isEqualTo(1);
    assertThat(finds.take()).isZero();
  }

  @Test
  void takesARequesterWhoseNameIsNoText() {
    Action change = new Action.Change(json("{}"));
    ChangeRecord record =
        records.queued(
            "r1", change, new ChangeRequest.Explanation(Optional.of("\ud800"), Optional.empty()));
    history.open(record);
    assertThat(history.find(POOL, record.id())).contains(record);
  }

  private ChangeRecord addExternal(long number) {
    Revision found = new Revision(number, AFTER.fingerprint(), records.id(), NOON);
    ChangeRecord external = records.external(found);
    history.addRevision(external, found, List.of(AFTER));
    return external;
  }

  private ChangeRecord addChange(String requestId, long number) {
    return end(records.queued(requestId), number);
  }

  private ChangeRecord addRollback(String requestId, ChangeRecord original, long number) {
    return end(records.rollback(requestId, original), number);
  }

  private ChangeRecord end(ChangeRecord record, long number) {
    history.open(record);
    ChangeRecord applied = applied(record, revision(number, record));
    history.addRevision(applied, revision(number, record), List.of(AFTER));
    return applied;
  }

  private Optional<ChangeId> rolledBackBy(ChangeRecord record) {
    return found(record).rolledBackBy();
  }

  private ChangeRecord found(ChangeRecord record) {
    return history.find(POOL, record.id()).orElseThrow();
  }
}
