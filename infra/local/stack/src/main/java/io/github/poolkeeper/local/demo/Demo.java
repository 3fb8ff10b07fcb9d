package io.github.poolkeeper.local.demo;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.demo.Messages.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Sends the sample messages to a running stack, one after the other, and shows what becomes of
/// each. After every one it looks at the pool itself: whatever has changed without being asked for
/// fails the demo.
public final class Demo {
  private final StackClient stack;
  private final String userPoolId;
  private final Narration narration;
  private final List<String> lost = new ArrayList<>();
  private Optional<String> firstApplied = Optional.empty();

  private Demo(StackClient stack, String userPoolId, Narration narration) {
    this.stack = stack;
    this.userPoolId = userPoolId;
    this.narration = narration;
  }

  /// Where the demo runs and what it sends.
  public record Scene(
      java.net.URI endpoint,
      String region,
      String requestQueueUrl,
      String userPoolId,
      java.nio.file.Path events) {}

  /// Runs it; true if every setting that no change named is as it was.
  public static boolean run(Scene scene, java.io.PrintStream out)
      throws IOException, InterruptedException {
    StackClient client = new StackClient(scene.endpoint(), scene.region(), scene.requestQueueUrl());
    Demo demo = new Demo(client, scene.userPoolId(), new Narration(out));
    return demo.run(Messages.in(scene.events()));
  }

  private boolean run(List<Message> messages) throws IOException, InterruptedException {
    narration.chapter(
        "Messages", "Each is one SQS message with only the settings to change (events/*.json).");
    for (Message message : messages) {
      play(message);
    }
    narration.chapter("History", "What the history API says of this pool, newest first.");
    narration.history(stack.history(userPoolId));
    return verdict(messages.size());
  }

  private boolean verdict(int messages) throws IOException, InterruptedException {
    int settings = Leaves.of(stack.describe(userPoolId)).size();
    narration.line("");
    lost.forEach(setting -> narration.line("LOST   " + setting));
    narration.line(
        "%d messages, %d settings on the pool, %d changed without being asked for."
            .formatted(messages, settings, lost.size()));
    return lost.isEmpty();
  }

  private void play(Message message) throws IOException, InterruptedException {
    JsonObject request = withRealChange(message.body());
    narration.request(message.name(), request);
    JsonObject before = stack.describe(userPoolId);
    String messageId = stack.send(userPoolId, request.toString());
    JsonObject waiting = stack.awaitEnd(userPoolId, request.getString("requestId", messageId));
    narration.approval(waiting);
    JsonObject record = stack.approved(waiting);
    narration.answers(record);
    JsonObject after = stack.describe(userPoolId);
    narration.result(record);
    SortedSet<String> unasked = Untouched.violated(before, after, request, record);
    unasked.forEach(setting -> lost.add(message.name() + " " + setting));
    if (firstApplied.isEmpty() && record.getString("status").equals("APPLIED")) {
      firstApplied = Optional.of(record.getString("changeId"));
    }
  }

  /// The sample rollback names a made-up change: it undoes the demo's first one.
  private JsonObject withRealChange(JsonObject request) {
    if (!request.containsKey("rollback") || firstApplied.isEmpty()) {
      return request;
    }
    return Json.createObjectBuilder(request)
        .add(
            "rollback",
            Json.createObjectBuilder(request.getJsonObject("rollback"))
                .add("changeId", firstApplied.get()))
        .build();
  }
}
