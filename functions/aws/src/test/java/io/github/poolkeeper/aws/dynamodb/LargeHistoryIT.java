package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.poolkeeper.aws.server.Shared;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.SnapshotTooLargeException;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is more than one answer of DynamoDB holds.
@ExtendWith(Shared.class)
class LargeHistoryIT {
  private final Random random = new Random(11);
  private final Records records = new Records();
  private final HistoryTables tables;
  private final WholeHistory history;

  LargeHistoryIT(HistoryTables tables) {
    this.tables = tables;
    this.history = TableHistory.of(tables.client(), tables.create());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 100})
  void listsEveryRecordOnceNewestFirst(int limit) {
    List<ChangeRecord> opened = open(6);
    assertThat(pages(limit).stream().flatMap(page -> page.records().stream()))
        .containsExactlyElementsOf(opened.reversed());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void endsWithAPageThatIsNotEmpty(int limit) {
    open(6);
    assertThat(pages(limit)).hasSize(6 / limit).noneMatch(page -> page.records().isEmpty());
  }

  @Test
  void readsAPageInOneRequest() {
    open(6);
    tables.requests();
    history.list(POOL, Optional.empty(), 3);
    assertThat(tables.requests()).containsExactly("Query");
  }

  @Test
  void givesAShorterPageWhereRecordsAreLarge() {
    List<ChangeRecord> opened = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      opened.add(records.queued("r" + i, noise(120_000)));
      history.open(opened.getLast());
    }

    List<Page> pages = pages(6);

    assertThat(pages.size()).isGreaterThan(1);
    assertThat(pages.stream().flatMap(page -> page.records().stream()))
        .containsExactlyElementsOf(opened.reversed());
  }

  @Test
  void readsMoreSnapshotsThanOneRequestMayAskFor() {
    List<Configuration> stored =
        IntStream.range(0, 150).mapToObj(i -> Records.configuration("pool " + i)).toList();
    store(stored);
    tables.requests();

    assertThat(history.snapshots(POOL, fingerprints(stored)).values())
        .containsExactlyInAnyOrderElementsOf(stored);
    assertThat(tables.requests()).containsExactly("BatchGetItem", "BatchGetItem");
  }

  @Test
  void readsMoreSnapshotsThanOneAnswerHolds() {
    List<Configuration> stored =
        IntStream.range(0, 60).mapToObj(i -> new Configuration(noise(180_000))).toList();
    store(stored);
    tables.requests();

    assertThat(history.snapshots(POOL, fingerprints(stored)).values())
        .containsExactlyInAnyOrderElementsOf(stored);
    assertThat(tables.requests().size()).isGreaterThan(1);
  }

  @Test
  void asksForASnapshotOnceAndForNoneNotAtAll() {
    Configuration stored = Records.configuration("a pool");
    store(List.of(stored));
    tables.requests();

    Fingerprint fingerprint = stored.fingerprint();
    assertThat(history.snapshots(POOL, List.of(fingerprint, fingerprint)))
        .containsOnlyKeys(fingerprint);
    assertThat(history.snapshots(POOL, List.of())).isEmpty();
    assertThat(tables.requests()).containsExactly("BatchGetItem");
  }

  /// Every text that the table of settings knows, each as long as it may be, in a three-byte
  /// script.
  @Test
  void holdsAPoolWithEveryTextAtItsLimit() {
    JsonObject document = JsonValue.EMPTY_JSON_OBJECT;
    for (Setting setting : Settings.all()) {
      if (setting.access() instanceof Access.Writable
          && setting.name().matches(".*(Message|MessageByLink|Subject|SubjectByLink)")
          && setting.type() instanceof SettingType.Text text) {
        document = setting.path().set(document, JsonValues.value(noiseText(text.max())));
      }
    }
    Configuration full = new Configuration(document);
    store(List.of(full));

    assertThat(CanonicalJson.bytes(document).length).isGreaterThan(300_000);
    assertThat(history.snapshots(POOL, List.of(full.fingerprint())).values()).containsExactly(full);
  }

  /// The table takes the largest that is let through, and what is larger is told before it is
  /// asked.
  @Test
  void holdsTheLargestSnapshotAndRefusesALargerOne() {
    Configuration largest = ofBytes(SnapshotItem.MOST_BYTES - 200, SnapshotItem.MOST_BYTES);
    Configuration larger = ofBytes(SnapshotItem.MOST_BYTES + 1, SnapshotItem.MOST_BYTES + 400);

    store(List.of(largest));

    assertThat(history.snapshots(POOL, List.of(largest.fingerprint())).values())
        .containsExactly(largest);
    ChangeRecord record = records.queued("larger");
    history.open(record);
    assertThatExceptionOfType(SnapshotTooLargeException.class)
        .isThrownBy(() -> history.update(Records.applying(record), List.of(larger)));
    assertThat(history.find(POOL, record.id())).contains(record);
  }

  /// Compressed, which noise hardly is.
  private Configuration ofBytes(int least, int most) {
    String noise = noiseText(most);
    int characters = most / 2;
    int bytes = compressed(noise, characters);
    while (bytes < least || bytes > most) {
      int missing = (least + most) / 2 - bytes;
      characters += missing / 2 == 0 ? Integer.signum(missing) : missing / 2;
      bytes = compressed(noise, characters);
    }
    return new Configuration(named(noise.substring(0, characters)));
  }

  private static int compressed(String noise, int characters) {
    return CompressedJson.of(CanonicalJson.bytes(named(noise.substring(0, characters)))).length;
  }

  private static JsonObject named(String name) {
    return JsonValues.object().add("PoolName", name).build();
  }

  private List<ChangeRecord> open(int count) {
    List<ChangeRecord> opened =
        IntStream.range(0, count).mapToObj(i -> records.queued("r" + i)).toList();
    opened.forEach(history::open);
    return opened;
  }

  private List<Page> pages(int limit) {
    List<Page> pages = new ArrayList<>();
    Optional<ChangeId> next = Optional.empty();
    do {
      pages.add(history.list(POOL, next, limit));
      next = pages.getLast().next();
    } while (next.isPresent());
    return pages;
  }

  private void store(List<Configuration> configurations) {
    ChangeRecord record = records.queued("stores");
    history.open(record);
    for (Configuration configuration : configurations) {
      record = Records.applying(record);
      history.update(record, List.of(configuration));
    }
  }

  private static List<Fingerprint> fingerprints(List<Configuration> configurations) {
    return configurations.stream().map(Configuration::fingerprint).toList();
  }

  /// Characters of a three-byte script in no order: hardly compressible.
  private JsonObject noise(int characters) {
    return named(noiseText(characters));
  }

  private String noiseText(int characters) {
    return random
        .ints(characters, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
