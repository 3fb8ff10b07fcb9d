package io.github.poolkeeper.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.lambda.Unplugged;
import org.junit.jupiter.api.Test;

class ApplyRehearsalTest {
  /// It fails when an answer is not the one that a real function would give.
  @Test
  void goesThroughTheWorkAndConnectsToNothing() throws Exception {
    assertThat(Unplugged.during(new ApplyRehearsal(Unplugged.ENVIRONMENT)))
        .isEqualTo(Unplugged.Traffic.NONE);
  }
}
