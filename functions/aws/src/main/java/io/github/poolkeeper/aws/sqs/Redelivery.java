package io.github.poolkeeper.aws.sqs;

import java.time.Duration;

/// When a change that could not be ended comes back from the queue. Until then its pool's later
/// changes wait.
public interface Redelivery {
  /// Delivers the message again after the time, or after the longest that SQS can wait, if that is
  /// less.
  ///
  /// @param receiptHandle of the delivery that is being handled
  void delay(String receiptHandle, Duration time);
}
