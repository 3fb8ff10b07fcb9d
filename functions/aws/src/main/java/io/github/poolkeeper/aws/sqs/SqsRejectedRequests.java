package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.intake.RejectedRequests;
import io.github.poolkeeper.core.intake.Submission;
import io.github.poolkeeper.core.json.Violation;
import jakarta.inject.Inject;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A standard queue that people read: nothing waits for its order.
final class SqsRejectedRequests implements RejectedRequests {
  private final SqsClient client;
  private final RejectedQueueUrl url;

  @Inject
  SqsRejectedRequests(SqsClient client, RejectedQueueUrl url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public void put(Submission submission, List<Violation> violations) {
    RejectedMessage rejected = RejectedMessage.of(submission, violations);
    client.sendMessage(
        message ->
            message
                .queueUrl(url.value())
                .messageBody(rejected.body())
                .messageAttributes(rejected.attributes()));
  }
}
