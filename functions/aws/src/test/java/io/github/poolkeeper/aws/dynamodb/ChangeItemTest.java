package io.github.poolkeeper.aws.dynamodb;

import static io.github.poolkeeper.aws.dynamodb.Records.NOON;
import static io.github.poolkeeper.aws.dynamodb.Records.POOL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What events say besides: where a change comes from and what it touches (ADR 21). A write unit is
/// a KB.
class ChangeItemTest {
  private final Records records = new Records();

  @Test
  void spendsLittleOnWhatEventsSayOfAUsualChange() {
    assertThat(bytes(records.queued("r1"))).isLessThan(25);
    assertThat(bytes(records.pending(POOL, NOON))).isLessThan(50);
  }

  @Test
  void namesEverySettingThatThereIs() {
    List<String> all = Settings.all().stream().map(ChangeItemTest::path).toList();

    assertThat(ChangeItem.of(touching(all.stream())).texts("touched"))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(bytes(touching(all.stream()))).isLessThan(5_000);
  }

  @Test
  void namesApartWhatWeakens() {
    ChangeRecord pending = touching(Stream.of("/MfaConfiguration"));
    Review review = pending.review().orElseThrow();
    Verdict.Finding weakening = review.verdict().findings().getFirst();
    ChangeRecord both =
        pending.reviewed(
            new Review(
                review.plan(),
                review.hash(),
                new Verdict(
                    review.verdict().policy(),
                    review.verdict().effect(),
                    List.of(weakening, neutral("/PoolName")),
                    Optional.empty()),
                review.poolName(),
                List.of()));

    assertThat(ChangeItem.of(both).texts("touched"))
        .containsExactlyInAnyOrder("/MfaConfiguration", "/PoolName");
    assertThat(ChangeItem.of(both).texts("weakened")).containsExactly("/MfaConfiguration");
    assertThat(ChangeItem.of(records.queued("r1")).texts("weakened")).containsExactly("");
  }

  @Test
  void leavesOutWhatIsTooManyToBeKnown() {
    Stream<String> unknown = IntStream.range(0, 200).mapToObj(i -> "/Unknown" + i);

    assertThat(ChangeItem.of(touching(unknown)).texts("touched")).hasSize(150);
  }

  @Test
  void namesOnceWhatIsTheSameToDynamoDb() {
    Stream<String> unpaired = Stream.of("/\ud800", "/\ud801");

    assertThat(ChangeItem.of(touching(unpaired)).texts("touched")).containsExactly("/%3F");
  }

  /// Between the quotes of a pipe's template nothing may be escaped for it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ines@example.com   | ines@example.com",
        "CORP\\ines \"Max\"   | CORP%5Cines %22Max%22",
        "<$.dynamodb.Keys>   | %3C$.dynamodb.Keys%3E",
        "100 %               | 100 %25",
        "日本 ä              | 日本 ä"
      })
  void saysNothingInEventsThatHasToBeEscaped(String said, String stored) {
    ChangeRecord record = records.askedBy(said, said);

    assertThat(ChangeItem.of(record).text("requestedBy")).isEqualTo(stored);
    assertThat(ChangeItem.of(record).text("requestId")).isEqualTo(stored);
    assertThat(ChangeItem.read(ChangeItem.of(record))).isEqualTo(record);
  }

  @Test
  void saysNothingInEventsThatNobodySees() {
    ChangeRecord record = records.askedBy("r1", "a\nb\u0007\u009f\u3164\u00a0\ufe0f🙂");

    assertThat(ChangeItem.of(record).text("requestedBy"))
        .isEqualTo("a%0Ab%07%C2%9F%E3%85%A4%C2%A0%EF%B8%8F🙂");
  }

  @Test
  void namesWhatIsTouchedWithoutAnythingToEscape() {
    assertThat(ChangeItem.of(touching(Stream.of("/Unknown\"b\\c"))).texts("touched"))
        .containsExactly("/Unknown%22b%5Cc");
  }

  private ChangeRecord touching(Stream<String> paths) {
    ChangeRecord pending = records.pending(POOL, NOON);
    Review review = pending.review().orElseThrow();
    List<Verdict.Finding> findings = paths.map(ChangeItemTest::finding).toList();
    Verdict verdict =
        new Verdict(review.verdict().policy(), new Effect.Approve(2), findings, Optional.empty());
    return pending.reviewed(
        new Review(review.plan(), review.hash(), verdict, Optional.of("customers"), List.of()));
  }

  private static Verdict.Finding finding(String path) {
    return finding(path, Direction.LOOSENING);
  }

  private static Verdict.Finding neutral(String path) {
    return finding(path, Direction.NEUTRAL);
  }

  private static Verdict.Finding finding(String path, Direction direction) {
    return new Verdict.Finding(
        Pointer.parse(path),
        direction,
        "is weakened",
        Optional.empty(),
        new Effect.Approve(1),
        "so");
  }

  private static String path(Setting setting) {
    return setting.path().toString();
  }

  /// By DynamoDB's rule: names and values in UTF-8.
  private static int bytes(ChangeRecord record) {
    Item item = ChangeItem.of(record);
    return Stream.concat(
            Stream.of("previousStatus", item.text("previousStatus"), "touched"),
            item.texts("touched").stream())
        .mapToInt(text -> text.getBytes(UTF_8).length)
        .sum();
  }
}
