package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.aws.server.ElasticMq;
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

/// Queues as `template.yaml` describes them, on ElasticMQ.
public final class Queues implements AutoCloseable {
  private final ElasticMq server;
  private final SqsClient client;

  private Queues(ElasticMq server) {
    this.server = server;
    this.client =
        SqsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  public static Queues start() throws Exception {
    return new Queues(ElasticMq.start());
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

  String createStandard() {
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

  @Override
  public void close() throws ReflectiveOperationException {
    client.close();
    server.close();
  }
}
