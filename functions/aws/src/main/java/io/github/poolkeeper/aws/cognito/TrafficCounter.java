package io.github.poolkeeper.aws.cognito;

import java.util.List;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/// Hears of every call from the SDK itself: it alone knows what it has sent again.
record TrafficCounter(CognitoTraffic traffic) implements MetricPublisher {
  @Override
  public void publish(MetricCollection call) {
    List<MetricCollection> attempts = call.childrenWithName("ApiCallAttempt").toList();
    long throttled = attempts.stream().filter(TrafficCounter::isThrottled).count();
    traffic.add(new CognitoTraffic.Calls(attempts.size(), (int) throttled));
  }

  private static boolean isThrottled(MetricCollection attempt) {
    return attempt.metricValues(CoreMetric.ERROR_TYPE).contains("Throttling");
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
