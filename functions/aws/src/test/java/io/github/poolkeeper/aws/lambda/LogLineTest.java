package io.github.poolkeeper.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private final RecordingContext context = new RecordingContext();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void saysWhatHappenedAndHowLongItTook() {
    LogLine line = LogLine.of("change", context, () -> now).with("userPool", "eu-west-1_A");
    now = now.plus(Duration.ofMillis(250));
    line.write();

    assertThat(written())
        .isEqualTo(
            json(
                """
                {"event": "change", "function": "function", "userPool": "eu-west-1_A",
                 "millis": 250}
                """));
  }

  ///
  ///
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
  @Test
  void carriesItsMetricsInTheEmbeddedFormat() {
    LogLine.of("change", context, () -> now)
        .status("DIVERGED")
        .measure(Metric.CHANGES_ENDED, 1)
        .measure(Metric.TIME_TO_END, 1_500)
        .measure(Metric.DELIVERIES, 1)
        .write();

    assertThat(written())
        .isEqualTo(
            json(
                """
                {"event": "change", "function": "function", "status": "DIVERGED", "millis": 0,
                 "ChangesEnded": 1, "TimeToEnd": 1500, "Deliveries": 1,
                 "_aws": {"Timestamp": 1767225600000, "CloudWatchMetrics": [
                   {"Namespace": "Poolkeeper",
                    "Dimensions": [["function"]],
                    "Metrics": [{"Name": "ChangesEnded", "Unit": "Count"},
                                {"Name": "TimeToEnd", "Unit": "Milliseconds"},
                                {"Name": "Deliveries", "Unit": "Count"}]},
                   {"Namespace": "Poolkeeper",
                    "Dimensions": [["function", "status"]],
                    "Metrics": [{"Name": "ChangesEnded", "Unit": "Count"},
                                {"Name": "TimeToEnd", "Unit": "Milliseconds"}]}]}}
                """));
  }

  @Test
  void countsExceptionsAndCutsWhatTheySay() {
    LogLine.of("request", context, () -> now)
        .with(new IllegalStateException("x".repeat(100_000)))
        .write();

    assertThat(written().getInt("Exceptions")).isEqualTo(1);
    assertThat(written().getString("at")).contains("LogLineTest");
    assertThat(context.log().getFirst().length()).isLessThan(2_000);
  }

  private JsonObject written() {
    return json(context.log().getFirst());
  }

  private static JsonObject json(String text) {
    return JsonText.parse(text).asJsonObject();
  }
}
