package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Takes away what the program has made, whether this run or one before it: it finds everything by
/// its name.
record Cleaning(Aws aws, Path project, PrintStream progress) {
  static final String SMS_ROLE = Target.PREFIX + "-sms";
  static final String KEY_ALIAS = "alias/" + Target.PREFIX;
  private static final Duration LONGEST_DELETION = Duration.ofMinutes(2);
  private static final int KEY_WAITS_DAYS = 7;

  private interface Removal {
    void remove() throws Exception;
  }

  /// One after the other, whatever becomes of the one before.
  ///
  /// @return what is left, and how it goes
  List<String> run() throws InterruptedException {
    List<String> left = new ArrayList<>();
    attempt("events of the rule " + Events.RULE, this::rule, left);
    attempt("the stack " + Deployment.STACK, this::stack, left);
    attempt("the stack's history table", this::tables, left);
    attempt("the queue " + Events.QUEUE, this::queue, left);
    attempt("user pools", this::pools, left);
    attempt("the role " + CallerRole.NAME, () -> role(CallerRole.NAME), left);
    attempt("the role " + SMS_ROLE, () -> role(SMS_ROLE), left);
    attempt("the key " + KEY_ALIAS, () -> key(left), left);
    return left;
  }

  private void attempt(String what, Removal removal, List<String> left)
      throws InterruptedException {
    try {
      removal.remove();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      progress.println("contract: cannot take away %s: %s".formatted(what, e.getMessage()));
      left.add(what + ": " + e.getMessage());
    }
  }

  private boolean stands() throws IOException, InterruptedException {
    return aws.call("cloudformation", "DescribeStacks", Deployment.named()).taken();
  }

  /// A bus with a rule on it cannot be deleted.
  void rule() throws IOException, InterruptedException {
    String bus = Target.PREFIX + "-change-events";
    JsonObject onBus = Scene.object("EventBusName", bus);
    JsonObject targets =
        Json.createObjectBuilder(onBus)
            .add("Rule", Events.RULE)
            .add("Ids", Json.createArrayBuilder().add("queue"))
            .build();
    goneOrFail(aws.call("events", "RemoveTargets", targets));
    JsonObject rule = Json.createObjectBuilder(onBus).add("Name", Events.RULE).build();
    goneOrFail(aws.call("events", "DeleteRule", rule));
  }

  private void stack() throws IOException, InterruptedException {
    if (stands()) {
      new Sam(project).run(Sam.deletion(aws.target().region()));
    }
  }

  /// The template keeps its table, protected, whatever becomes of the stack.
  static List<String> tables(Aws aws) throws IOException, InterruptedException {
    String prefix = Deployment.STACK + "-HistoryTable-";
    JsonObject request = Json.createObjectBuilder().add("ExclusiveStartTableName", prefix).build();
    return aws
        .call("dynamodb", "ListTables", request)
        .orFail()
        .json()
        .getJsonArray("TableNames")
        .getValuesAs(JsonString.class)
        .stream()
        .map(JsonString::getString)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  private void tables() throws Exception {
    for (String table : tables(aws)) {
      JsonObject named = Scene.object("TableName", table);
      JsonObject update =
          Json.createObjectBuilder(named).add("DeletionProtectionEnabled", false).build();
      aws.call("dynamodb", "UpdateTable", update).orFail();
      Scene.awaitThat(
          LONGEST_DELETION,
          () -> aws.call("dynamodb", "DeleteTable", named).taken(),
          table + " cannot be deleted yet");
    }
  }

  private void queue() throws IOException, InterruptedException {
    Answer url = aws.call("sqs", "GetQueueUrl", Scene.object("QueueName", Events.QUEUE));
    if (url.taken()) {
      aws.call("sqs", "DeleteQueue", Scene.object("QueueUrl", url.json().getString("QueueUrl")))
          .orFail();
    }
  }

  /// Those that bear the name and that nobody signs in to.
  private void pools() throws IOException, InterruptedException {
    String next = "";
    do {
      var request = Json.createObjectBuilder().add("MaxResults", 60);
      if (!next.isEmpty()) {
        request.add("NextToken", next);
      }
      JsonObject page = aws.cognito("ListUserPools", request.build()).orFail().json();
      for (JsonObject pool : page.getJsonArray("UserPools").getValuesAs(JsonObject.class)) {
        if (pool.getString("Name").startsWith(Target.PREFIX + "-")) {
          pool(pool.getString("Id"));
        }
      }
      next = page.getString("NextToken", "");
    } while (!next.isEmpty());
  }

  private void pool(String id) throws IOException, InterruptedException {
    JsonObject pool =
        aws.cognito("DescribeUserPool", Scene.object("UserPoolId", id))
            .orFail()
            .json()
            .getJsonObject("UserPool");
    if (pool.getInt("EstimatedNumberOfUsers", 0) > 0) {
      throw new IllegalStateException(id + " has users: this program has not made them");
    }
    aws.bounds().made(id);
    ThrowAwayPool.delete(aws, id).orFail();
  }

  private void role(String name) throws IOException, InterruptedException {
    Answer policies = aws.call("iam", "ListRolePolicies", CallerRole.role(name).build());
    if (policies.taken()) {
      for (String policy : policies.elements("member")) {
        aws.call("iam", "DeleteRolePolicy", CallerRole.role(name).add("PolicyName", policy).build())
            .orFail();
      }
      aws.call("iam", "DeleteRole", CallerRole.role(name).build()).orFail();
    }
  }

  private void key(List<String> left) throws IOException, InterruptedException {
    Answer key = aws.call("kms", "DescribeKey", Scene.object("KeyId", KEY_ALIAS));
    if (key.taken()) {
      String id = key.json().getJsonObject("KeyMetadata").getString("KeyId");
      aws.bounds().made(id);
      aws.call("kms", "DeleteAlias", Scene.object("AliasName", KEY_ALIAS)).orFail();
      JsonObject deletion =
          Json.createObjectBuilder()
              .add("KeyId", id)
              .add("PendingWindowInDays", KEY_WAITS_DAYS)
              .build();
      aws.call("kms", "ScheduleKeyDeletion", deletion).orFail();
      left.add("the key %s: KMS deletes it in %d days".formatted(id, KEY_WAITS_DAYS));
    }
  }

  private static void goneOrFail(Answer answer) {
    if (!answer.taken() && !answer.error().equals("ResourceNotFoundException")) {
      answer.orFail();
    }
  }
}
