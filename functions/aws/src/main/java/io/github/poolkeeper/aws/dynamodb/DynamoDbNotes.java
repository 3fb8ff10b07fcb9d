package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.aws.dynamodb.NoteItem.Beside;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.SeenCodec;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.NoteLink;
import io.github.poolkeeper.core.history.Noted;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Notes beside the records that they are of, and the chain that they are in: both are written
/// together, one note of a pool after the other.
final class DynamoDbNotes implements Notes {
  /// More than there are people who accept changes of one pool at once, while a look is taken.
  private static final int TRIES = 10;

  private static final String AT = "at";
  private static final String CALL = "call";

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbNotes(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  @Override
  public void add(UserPoolId pool, Note note) {
    for (int i = 1; i < TRIES; i++) {
      try {
        once(pool, note);
        return;
      } catch (TransactionCanceledException _) {
        // Somebody has noted something meanwhile.
      }
    }
    once(pool, note);
  }

  private void once(UserPoolId pool, Note note) {
    EntryKey noted = EntryKey.noted(pool, note.change());
    List<Item> found = reads.get(List.of(noted, EntryKey.notes(pool)));
    List<Beside> beside =
        DynamoDbChangeHistory.at(noted, found).map(NoteItem::beside).orElse(List.of());
    if (isThere(note, beside)) {
      return;
    }
    Optional<Noted> end = DynamoDbChangeHistory.at(EntryKey.notes(pool), found).map(NoteItem::end);
    NoteLink link = NoteLink.behind(end, note);
    // Each under a condition of its own: the two were not read at one time.
    client.transactWriteItems(
        new Transaction(table)
            .put(NoteItem.endAt(pool, link.end()), NoteItem.endAt(end))
            .put(NoteItem.link(pool, link), Condition.absent())
            .put(
                NoteItem.beside(pool, note.change(), beside, Beside.of(link, note)),
                NoteItem.besideAre(beside))
            .request());
  }

  private static boolean isThere(Note note, List<Beside> beside) {
    return beside.stream()
        .flatMap(one -> one.note(note.change()).stream())
        .anyMatch(one -> one.occasion().equals(note.occasion()));
  }

  @Override
  public void unplacedCall(Seen call) {
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table.name())
                  .key(EntryKey.unplacedCall().attributes())
                  .updateExpression("SET #at = :at, #call = :call")
                  .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                  .expressionAttributeNames(Map.of("#at", AT, "#call", CALL))
                  .expressionAttributeValues(
                      Map.of(
                          ":at", AttributeValue.fromS(TimeText.sortable(call.at())),
                          ":call", AttributeValue.fromS(SeenCodec.encode(call).toString()))));
    } catch (ConditionalCheckFailedException _) {
      // A later one is known.
    }
  }

  @Override
  public void seenAsOnRecord(UserPoolId pool, long revision, Instant at) {
    Map<String, AttributeValue> item = new HashMap<>(EntryKey.looked(pool, revision).attributes());
    item.put(AT, AttributeValue.fromS(TimeText.sortable(at)));
    client.putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  public Optional<Instant> lastSeenAsOnRecord(UserPoolId pool, long revision) {
    return reads
        .get(EntryKey.looked(pool, revision))
        .flatMap(item -> item.readable(DynamoDbNotes::at));
  }

  @Override
  public Optional<Instant> lastUnplaced() {
    // One that cannot be read may have been just now.
    return reads
        .get(EntryKey.unplacedCall())
        .map(item -> item.readable(DynamoDbNotes::at).orElse(Instant.MAX));
  }

  @Override
  public Optional<Seen> lastUnplacedCall() {
    return reads
        .get(EntryKey.unplacedCall())
        .flatMap(
            item ->
                item.readable(
                    one -> SeenCodec.decode(JsonText.parse(one.text(CALL)).asJsonObject())));
  }

  private static Instant at(Item item) {
    return Instant.parse(item.text(AT));
  }

  @Override
  public Map<ChangeId, List<Note>> of(Map<UserPoolId, Set<ChangeId>> changes) {
    List<EntryKey> keys =
        changes.entrySet().stream()
            .flatMap(pool -> pool.getValue().stream().map(id -> EntryKey.noted(pool.getKey(), id)))
            .toList();
    return reads.get(keys).stream()
        .collect(
            Collectors.toMap(
                NoteItem::change,
                item -> item.readable(DynamoDbNotes::notes).orElse(List.of()),
                (some, others) ->
                    Stream.concat(some.stream(), others.stream()).distinct().toList()));
  }

  private static List<Note> notes(Item item) {
    return NoteItem.beside(item).stream()
        .sorted(Comparator.comparingLong(Beside::number))
        .flatMap(one -> one.note(NoteItem.change(item)).stream())
        .toList();
  }
}
