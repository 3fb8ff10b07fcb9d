package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The role in whose sessions people ask and approve, and in which apply's rights are tried. One
/// right less is a session's affair: nothing has to be given back.
final class CallerRole {
  static final String NAME = Target.PREFIX + "-caller";

  /// Until IAM knows everywhere what was just made.
  private static final Duration PROPAGATION = Duration.ofMinutes(3);

  private CallerRole() {}

  /// @param api the ARN of the history API
  static void create(Aws aws, String api) throws IOException, InterruptedException {
    String account = aws.target().accountId();
    String trust =
        """
        {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
          "Action": "sts:AssumeRole"}]}
        """
            .formatted(account);
    aws.call("iam", "CreateRole", role(NAME).add("AssumeRolePolicyDocument", trust).build())
        .orFail();
    allow(
        aws,
        "ask",
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "sqs:SendMessage",
            "Resource": "arn:aws:sqs:%1$s:%2$s:%3$s-change-requests.fifo"},
          {"Effect": "Allow", "Action": "execute-api:Invoke",
            "Resource": "%4$s/*"}]}
        """
            .formatted(aws.target().region(), account, Target.PREFIX, api));
  }

  static void allow(Aws aws, String name, String policy) throws IOException, InterruptedException {
    JsonObject request = role(NAME).add("PolicyName", name).add("PolicyDocument", policy).build();
    aws.call("iam", "PutRolePolicy", request).orFail();
  }

  static JsonObjectBuilder role(String name) {
    return Json.createObjectBuilder().add("RoleName", name);
  }

  /// A session of this name.
  ///
  /// @param without an action that it lacks of what the role allows
  static AccessKey session(Aws aws, String name, Optional<String> without)
      throws IOException, InterruptedException {
    var request =
        Json.createObjectBuilder()
            .add("RoleArn", "arn:aws:iam::%s:role/%s".formatted(aws.target().accountId(), NAME))
            .add("RoleSessionName", name);
    without.ifPresent(action -> request.add("Policy", everythingBut(action)));
    JsonObject assume = request.build();
    long end = System.nanoTime() + PROPAGATION.toNanos();
    Answer answer = aws.call("sts", "AssumeRole", assume);
    while (!answer.taken() && System.nanoTime() < end) {
      Thread.sleep(Duration.ofSeconds(5));
      answer = aws.call("sts", "AssumeRole", assume);
    }
    answer.orFail();
    return new AccessKey(
        answer.element("AccessKeyId").orElseThrow(),
        answer.element("SecretAccessKey").orElseThrow(),
        answer.element("SessionToken"));
  }

  private static String everythingBut(String action) {
    return """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "NotAction": "%s", "Resource": "*"}]}
        """
        .formatted(action)
        .replace("\n", "");
  }
}
