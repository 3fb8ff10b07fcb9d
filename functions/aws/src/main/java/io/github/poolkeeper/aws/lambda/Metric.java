package io.github.poolkeeper.aws.lambda;

import java.util.Locale;

/// What is counted and measured, in the namespace [#NAMESPACE]. `docs/operations.md` says what each
/// is for; alarms in `template.yaml` watch some.
public enum Metric {
  /// Changes that have come to their end, by status.
  CHANGES_ENDED("Count", true),
  /// From the request to the end.
  TIME_TO_END("Milliseconds", true),
  /// Deliveries of changes; a change has more than one when it is interrupted.
  DELIVERIES("Count"),
  /// Deliveries that did not bring their change to its end.
  INTERRUPTED("Count"),
  /// Calls to Cognito on the wire, those that were sent again too.
  COGNITO_CALLS("Count"),
  /// Of these, those that Cognito has throttled.
  COGNITO_THROTTLED("Count"),
  /// Changes made past Poolkeeper that weaken their pool.
  WEAKENING_FINDS("Count"),
  /// For how long the oldest change has been due that nobody has stopped.
  OLDEST_DUE("Seconds"),
  REQUESTS_ACCEPTED("Count"),
  REQUESTS_REJECTED("Count"),
  /// Messages and HTTP requests that ended in an exception.
  EXCEPTIONS("Count");

  public static final String NAMESPACE = "Poolkeeper";

  private final String unit;
  private final boolean byStatus;

  Metric(String unit) {
    this(unit, false);
  }

  Metric(String unit, boolean byStatus) {
    this.unit = unit;
    this.byStatus = byStatus;
  }

  /// As CloudWatch has it, like `ChangesEnded`.
  public String title() {
    StringBuilder title = new StringBuilder();
    for (String word : name().split("_", -1)) {
      title.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return title.toString();
  }

  String unit() {
    return unit;
  }

  /// Whether it is kept for each status, too: each is a metric of its own, which costs.
  boolean isByStatus() {
    return byStatus;
  }
}
