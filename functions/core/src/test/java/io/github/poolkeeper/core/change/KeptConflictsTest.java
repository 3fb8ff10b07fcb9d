package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptConflictsTest {
  @Test
  void keepsOrdinaryConflictsWhole() {
    List<Conflict> conflicts = conflicts(180, "arn:aws:lambda:eu-west-1:123456789012:function:pre");

    assertThat(KeptConflicts.of(conflicts)).isEqualTo(conflicts);
  }

  /// Five texts at the API's limit, each before, after and now, would not fit one item.
  @Test
  void keepsTheStartOfLongTexts() {
    Optional<JsonValue> text = text("あ".repeat(20_000));
    List<Conflict> conflicts =
        IntStream.range(0, 5)
            .<Conflict>mapToObj(
                i -> new Conflict.Overwritten(path(i), text, text, text, Optional.empty()))
            .toList();

    List<Conflict> kept = KeptConflicts.of(conflicts);

    assertThat(kept)
        .extracting(Conflict::path)
        .containsExactly(path(0), path(1), path(2), path(3), path(4));
    assertThat(((JsonString) kept.getLast().live().orElseThrow()).getString())
        .isEqualTo("あ".repeat(1_500) + "…");
    assertThat(KeptConflicts.of(kept)).as("what is on record stays as it is").isEqualTo(kept);
  }

  @Test
  void saysHowManyMoreThereAreWhereNoPoolCouldHaveThem() {
    List<Conflict> kept = KeptConflicts.of(conflicts(2_000, "x".repeat(200)));

    assertThat(kept.size()).isBetween(200, 1_000);
    assertThat(((Conflict.Unexpected) kept.getLast()).expected().orElseThrow().toString())
        .contains("and " + (2_000 - kept.size() + 1) + " more conflicts");
    assertThat(KeptConflicts.of(kept)).isEqualTo(kept);
  }

  private static List<Conflict> conflicts(int count, String expected) {
    return IntStream.range(0, count)
        .<Conflict>mapToObj(i -> new Conflict.Unexpected(path(i), text(expected), Optional.empty()))
        .toList();
  }

  private static Pointer path(int i) {
    return Pointer.ROOT.child("UserPoolTags").child("k" + i);
  }

  private static Optional<JsonValue> text(String text) {
    return Optional.of(JsonValues.value(text));
  }
}
