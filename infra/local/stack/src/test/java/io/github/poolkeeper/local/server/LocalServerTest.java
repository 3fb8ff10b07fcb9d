package io.github.poolkeeper.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class LocalServerTest {
  private static final StaticCredentialsProvider TEST =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  @Test
  void dynamoDbLocalServesOnAFreePortOfThisMachine() throws Exception {
    try (var server = DynamoDbLocal.start(Path.of("../dynamodb/target/classpath"));
        var client =
            DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .credentialsProvider(TEST)
                .region(Region.US_EAST_1)
                .build()) {
      assertThat(client.listTables().tableNames()).isEmpty();
    }
  }

  @Test
  void elasticMqGivesQueueUrlsOnTheGatewaysAddress() throws Exception {
    URI gateway = URI.create("http://127.0.0.1:1234");
    try (var server =
            ElasticMq.start(
                Path.of("../elasticmq/target/classpath"), gateway, "eu-west-1", "111122223333");
        var client =
            SqsClient.builder()
                .endpointOverride(server.endpoint())
                .credentialsProvider(TEST)
                .region(Region.EU_WEST_1)
                .build()) {
      String url =
          client
              .createQueue(
                  queue ->
                      queue
                          .queueName("changes.fifo")
                          .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
              .queueUrl();
      assertThat(url).isEqualTo("http://127.0.0.1:1234/111122223333/changes.fifo");
      assertThat(
              client
                  .getQueueAttributes(
                      q -> q.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                  .attributes())
          .containsEntry(
              QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:111122223333:changes.fifo");
    }
  }
}
