package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends dead letters back to the queue that they came from, one after the other, so that each
/// group keeps its order. A letter is deleted once it is sent: when this is interrupted, it is done
/// again.
///
/// Works with the credentials of the environment, in the account or on this machine: a queue's URL
/// says where it is.
final class Redrive {
  private final SqsCalls sqs;

  Redrive(SqsCalls sqs) {
    this.sqs = sqs;
  }

  static Redrive of(Map<String, String> environment, HttpClient http) {
    var key =
        new AccessKey(
            required(environment, "AWS_ACCESS_KEY_ID"),
            required(environment, "AWS_SECRET_ACCESS_KEY"),
            Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).filter(t -> !t.isEmpty()));
    String region =
        Optional.ofNullable(environment.get("AWS_REGION"))
            .orElseGet(() -> required(environment, "AWS_DEFAULT_REGION"));
    return new Redrive(new SqsCalls(http, new RequestSigner(key, region, InstantSource.system())));
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() -> new UsageException(name + " is not set"));
  }

  int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
    if (arguments.size() != 2) {
      throw new UsageException("redrive takes the URLs of two queues: dead letters, and back to");
    }
    URI from = URI.create(arguments.get(0));
    URI to = URI.create(arguments.get(1));
    int sent = 0;
    for (Optional<JsonObject> next = receive(from); next.isPresent(); next = receive(from)) {
      DeadLetter letter = new DeadLetter(next.get());
      sqs.call(to, "SendMessage", letter.request());
      sqs.call(
          from,
          "DeleteMessage",
          Json.createObjectBuilder().add("ReceiptHandle", letter.receiptHandle()));
      out.println(letter.id() + " " + letter.group());
      sent++;
    }
    out.println(sent + " sent back");
    return 0;
  }

  private Optional<JsonObject> receive(URI queue) throws IOException, InterruptedException {
    var all = Json.createArrayBuilder().add("All").build();
    JsonObject answer =
        sqs.call(
            queue,
            "ReceiveMessage",
            Json.createObjectBuilder()
                .add("MaxNumberOfMessages", 1)
                .add("WaitTimeSeconds", 1)
                .add("AttributeNames", all)
                .add("MessageAttributeNames", all));
    return answer.containsKey("Messages")
        ? answer.getJsonArray("Messages").getValuesAs(JsonObject.class).stream().findFirst()
        : Optional.empty();
  }
}
