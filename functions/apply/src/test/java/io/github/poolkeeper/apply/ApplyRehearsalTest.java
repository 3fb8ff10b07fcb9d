package io.github.poolkeeper.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.Unplugged;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApplyRehearsalTest {
  private static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "HISTORY_TABLE", "history",
              "CHANGES_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/1/changes.fifo",
              "REJECTED_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/1/rejected",
              "UNKNOWN_SETTINGS", "carry",
              "MAX_ATTEMPTS", "10",
              "APPROVAL_EXPIRY_HOURS", "72"));

  @BeforeAll
  static void knowTheRegion() {
    System.setProperty("aws.region", "us-east-1");
  }

  /// Nor does it need credentials: this process has none. It fails when an answer is not the one
  /// that a real function would give.
  @Test
  void goesThroughTheWorkAndConnectsToNothing() throws Exception {
    Unplugged.Traffic traffic =
        Unplugged.during(
            () -> {
              new ApplyRehearsal(ENVIRONMENT).run();
              return "done";
            });

    assertThat(traffic.connections()).isEmpty();
    assertThat(traffic.socketsLeft()).isZero();
  }
}
