package io.github.poolkeeper.aws.sqs;

import jakarta.inject.Inject;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A message stays invisible for the time: SQS allows up to twelve hours, counted from when the
/// message was received.
final class SqsRedelivery implements Redelivery {
  /// SQS refuses more than twelve hours in all; the rest is for the function that has the message.
  private static final Duration LONGEST = Duration.ofHours(12).minusMinutes(15);

  private final SqsClient client;
  private final ChangesQueueUrl url;

  @Inject
  SqsRedelivery(SqsClient client, ChangesQueueUrl url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public void delay(String receiptHandle, Duration time) {
    Duration possible = time.compareTo(LONGEST) < 0 ? time : LONGEST;
    client.changeMessageVisibility(
        visibility ->
            visibility
                .queueUrl(url.value())
                .receiptHandle(receiptHandle)
                .visibilityTimeout(wholeSeconds(possible)));
  }

  /// Rounded up: not before the time.
  private static int wholeSeconds(Duration time) {
    return Math.toIntExact(time.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
