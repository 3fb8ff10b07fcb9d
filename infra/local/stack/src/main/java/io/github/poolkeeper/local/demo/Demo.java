package io.github.poolkeeper.local.demo;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.demo.Messages.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// Shows what a pool loses by one update as scripts make them. Then sends sample messages to a
/// running stack, one after the other, and shows what becomes of each. After every one it looks at
/// the pool itself: whatever has changed without being asked for fails the demo.
public final class Demo {
  /// What the sample rollback says that it undoes; the id in the file is made up.
  private static final String WINTER_BREAK = "14-close-self-sign-up";

  /// Who changes it past Poolkeeper.
  private static final String CULPRIT = StackClient.APPROVERS.getFirst();

  private static final String CARELESS_UPDATE =
      """
      {"Policies": {"PasswordPolicy": {"MinimumLength": 14}}}""";

  private final StackClient stack;
  private final String userPoolId;
  private final Narration narration;
  private final List<String> lost = new ArrayList<>();
  private final Map<String, String> applied = new HashMap<>();

  private Demo(StackClient stack, String userPoolId, Narration narration) {
    this.stack = stack;
    this.userPoolId = userPoolId;
    this.narration = narration;
  }

  /// Where the demo runs and what it sends.
  ///
  /// @param all whether every message is sent, or those of one story
  public record Scene(
      java.net.URI endpoint,
      String region,
      String requestQueueUrl,
      String userPoolId,
      java.nio.file.Path events,
      boolean all) {}

  /// Runs it; true if every setting that no change named is as it was.
  public static boolean run(Scene scene, java.io.PrintStream out)
      throws IOException, InterruptedException {
    StackClient client = new StackClient(scene.endpoint(), scene.region(), scene.requestQueueUrl());
    Demo demo = new Demo(client, scene.userPoolId(), new Narration(out));
    demo.lose();
    return scene.all()
        ? demo.run(Messages.in(scene.events()), true)
        : demo.run(Messages.story(scene.events()), false);
  }

  /// One update with one setting in it, and the pool put back as it was.
  private void lose() throws IOException, InterruptedException {
    narration.chapter(
        "Without Poolkeeper", "One value is to change, and an update says only that one:");
    narration.line(
        "%n  aws cognito-idp update-user-pool --user-pool-id %s --policies '{\"PasswordPolicy\": {\"MinimumLength\": 14}}'"
            .formatted(userPoolId));
    stack.omittedSettings("reset");
    JsonObject before = stack.describe(userPoolId);
    JsonObject change = object(CARELESS_UPDATE);
    stack.cognito(
        "UpdateUserPool", Json.createObjectBuilder(change).add("UserPoolId", userPoolId).build());
    JsonObject after = stack.describe(userPoolId);
    narration.loss(Untouched.lost(before, after, change));
    stack.load(userPoolId, before);
    narration.line(
        "  What an update leaves out falls back to its default, as Cognito documents it.");
    narration.line("  The pool is put back as it was; from here on Poolkeeper changes it.");
  }

  private boolean run(List<Message> messages, boolean withByHand)
      throws IOException, InterruptedException {
    narration.chapter(
        "Messages", "Each is one SQS message with only the settings to change (events/*.json).");
    for (Message message : messages) {
      play(message);
    }
    if (withByHand) {
      byHand();
    }
    narration.chapter("History", "What the history API says of this pool, newest first.");
    narration.history(stack.history(userPoolId));
    return verdict(messages.size());
  }

  /// Somebody changes the pool past Poolkeeper; it is on record with who it was, and undone.
  private void byHand() throws IOException, InterruptedException {
    narration.chapter(
        "By hand", "Somebody changes the pool past Poolkeeper, and CloudTrail tells of the call:");
    narration.line(
        "%n  aws cognito-idp set-user-pool-mfa-config --user-pool-id %s --mfa-configuration OFF"
            .formatted(userPoolId));
    JsonObject before = stack.describe(userPoolId);
    stack.cognito(
        CULPRIT,
        "SetUserPoolMfaConfig",
        Json.createObjectBuilder()
            .add("UserPoolId", userPoolId)
            .add("MfaConfiguration", "OFF")
            .build());
    JsonObject found = stack.awaitByHand(userPoolId);
    narration.found(found);
    JsonObject opened = stack.rollBack(userPoolId, found.getString("changeId"));
    JsonObject undone = stack.approved(stack.awaitEnd(userPoolId, opened.getString("requestId")));
    narration.line("  undone");
    narration.result(undone);
    Untouched.lost(before, stack.describe(userPoolId), JsonValue.EMPTY_JSON_OBJECT)
        .keySet()
        .forEach(setting -> lost.add("by hand " + setting));
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
    JsonObject request = told(message);
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
    if (record.getString("status").equals("APPLIED")) {
      applied.put(message.name(), record.getString("changeId"));
    }
  }

  /// Says what is asked for; the sample rollback gets the id of what it says that it undoes.
  private JsonObject told(Message message) {
    JsonObject request = message.body();
    String undone = applied.get(WINTER_BREAK);
    if (!request.containsKey("rollback") || undone == null) {
      narration.request(message.name(), request);
      return request;
    }
    narration.rollback(message.name(), request, WINTER_BREAK);
    return Json.createObjectBuilder(request)
        .add(
            "rollback",
            Json.createObjectBuilder(request.getJsonObject("rollback")).add("changeId", undone))
        .build();
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
