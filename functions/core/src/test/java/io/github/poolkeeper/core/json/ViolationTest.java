package io.github.poolkeeper.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationTest {
  @Test
  void keepsWhatIsOfOrdinaryLength() {
    Violation violation = new Violation(Pointer.parse("/change/policies"), "is no setting");

    assertThat(violation.path()).hasToString("/change/policies");
    assertThat(violation.message()).isEqualTo("is no setting");
    assertThat(Violation.keepable(Collections.nCopies(200, violation))).hasSize(200);
  }

  @Test
  void cutsPathsAndMessagesThatSomebodyMadeLong() {
    Violation violation =
        new Violation(Pointer.ROOT.child("change").child("あ".repeat(9_000)), "x".repeat(9_000));

    assertThat(violation.path().toString()).startsWith("/change/あ").endsWith("…").hasSize(302);
    assertThat(violation.message()).endsWith("…").hasSize(401);
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(new Violation(Pointer.ROOT, "x" + "😀".repeat(300)).message())
        .hasSize(400)
        .endsWith("😀…");
  }

  @Test
  void saysHowManyMoreThereAre() {
    List<Violation> kept =
        Violation.keepable(
            Collections.nCopies(1_000, new Violation(Pointer.ROOT, "x".repeat(100))));

    assertThat(kept).hasSize(301);
    assertThat(kept.getLast().message()).isEqualTo("and 700 more violations");
    assertThat(Violation.keepable(kept)).as("what is on record stays as it is").isEqualTo(kept);
  }
}
