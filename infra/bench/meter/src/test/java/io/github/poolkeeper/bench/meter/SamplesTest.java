package io.github.poolkeeper.bench.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void saysTheMedianAndTheQuartiles() {
    assertThat(of(5, 1, 4, 2, 3)).hasToString("3.00 (2.00–4.00)");
  }

  @Test
  void interpolatesBetweenNeighbours() {
    assertThat(of(1, 2).medianMillis()).isEqualTo(1.5);
  }

  @Test
  void hasNoMedianOfNothing() {
    assertThatThrownBy(() -> of().medianMillis()).isInstanceOf(IllegalStateException.class);
  }

  private static Samples of(long... millis) {
    Samples samples = new Samples();
    LongStream.of(millis).mapToObj(Duration::ofMillis).forEach(samples::add);
    return samples;
  }
}
