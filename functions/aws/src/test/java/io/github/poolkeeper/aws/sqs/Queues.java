package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.aws.server.ElasticMq;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.intake.RejectedRequests;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Queues as `template.yaml` describes them, on ElasticMQ.
public final class Queues implements AutoCloseable {
  private final ElasticMq server;
  private final SqsClient client;

  Queues() throws Exception {
    this.server = ElasticMq.start();
    this.client =
        SqsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  public URI endpoint() {
    return server.endpoint();
  }

  SqsClient client() {
    return client;
  }

  /// An empty one; what is taken from it stays invisible for six minutes.
  public String createFifo() {
    return create(
        UUID.randomUUID() + ".fifo",
        Map.of(
            QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.VISIBILITY_TIMEOUT, "360"));
  }

  /// As [#createFifo()], without an order.
  public String createStandard() {
    return create(UUID.randomUUID().toString(), Map.of());
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    return client.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
  }

  /// Takes what is there now, with all attributes.
  public List<Message> receive(String queueUrl) {
    return client
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  /// Waits for the next one, ten seconds at most.
  List<Message> await(String queueUrl) {
    return client
        .receiveMessage(receive -> receive.queueUrl(queueUrl).waitTimeSeconds(10))
        .messages();
  }

  /// The queue of rejected requests at an address, as intake has it.
  public RejectedRequests rejectedRequests(String queueUrl) {
    return new SqsRejectedRequests(client, new RejectedQueueUrl(queueUrl));
  }

  /// The queue of changes at an address, as intake has it.
  public ChangeQueue changes(String queueUrl) {
    return new SqsChangeQueue(client, new ChangesQueueUrl(queueUrl));
  }

  /// Sends a body as it is, and says whether the queue takes it.
  public boolean send(String queueUrl, String group, String body) {
    try {
      client.sendMessage(
          message ->
              message
                  .queueUrl(queueUrl)
                  .messageGroupId(group)
                  .messageDeduplicationId(UUID.randomUUID().toString())
                  .messageBody(body));
      return true;
    } catch (SqsException e) {
      return false;
    }
  }

  /// Deletes a message that was received.
  public void delete(String queueUrl, Message message) {
    client.deleteMessage(
        delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  @Override
  public void close() throws ReflectiveOperationException {
    client.close();
    server.close();
  }
}
