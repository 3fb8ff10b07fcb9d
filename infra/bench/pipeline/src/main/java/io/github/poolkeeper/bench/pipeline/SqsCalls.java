package io.github.poolkeeper.bench.pipeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The calls of a message's way through a queue.
record SqsCalls(SqsClient client) {

  /// The address of a new FIFO queue.
  String create(String name) {
    return client
        .createQueue(
            queue ->
                queue
                    .queueName(name + ".fifo")
                    .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
        .queueUrl();
  }

  /// Sends, receives, does the work, deletes. What is received may be another thread's, of another
  /// pool, and is dealt with all the same.
  void pass(String queue, String pool, String body, Runnable work) {
    client.sendMessage(
        send ->
            send.queueUrl(queue)
                .messageGroupId(pool)
                .messageDeduplicationId(UUID.randomUUID().toString())
                .messageBody(body));
    List<Message> received =
        client
            .receiveMessage(
                receive -> receive.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(20))
            .messages();
    work.run();
    received.forEach(
        message ->
            client.deleteMessage(
                delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle())));
  }
}
