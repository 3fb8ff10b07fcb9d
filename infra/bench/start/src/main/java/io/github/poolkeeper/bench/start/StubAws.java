package io.github.poolkeeper.bench.start;

import static io.github.poolkeeper.bench.start.Json.BUILD;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// One account with one user pool, one table and one queue. It answers correctly as far as the
/// contestants look, and fails loudly at anything else.
final class StubAws {
  private final StubTable table;
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile JsonObject pool;

  private StubAws(JsonObject pool, StubTable table) {
    this.pool = pool;
    this.table = table;
  }

  /// @param description the output of `aws cognito-idp describe-user-pool`
  static StubAws with(JsonObject description) {
    return new StubAws(description.getJsonObject("UserPool"), new StubTable());
  }

  /// The same pool and table, to be changed on their own; nothing sent or counted yet.
  StubAws copy() {
    return new StubAws(pool, table.copy());
  }

  int updates() {
    return updates.get();
  }

  int calls() {
    return calls.get();
  }

  Queue<String> sent() {
    return sent;
  }

  /// @param target the header `X-Amz-Target`: service and operation
  JsonObject answer(String target, JsonObject request) {
    calls.incrementAndGet();
    String operation = target.substring(target.indexOf('.') + 1);
    return target.startsWith("DynamoDB")
        ? table.answer(operation, request)
        : switch (operation) {
          case "DescribeUserPool" -> BUILD.createObjectBuilder().add("UserPool", pool).build();
          case "GetUserPoolMfaConfig" -> mfaConfig();
          case "UpdateUserPool" -> update(request);
          case "SendMessage" -> sendMessage(request);
          default -> throw new IllegalArgumentException(target + " is not known");
        };
  }

  private JsonObject mfaConfig() {
    return BUILD
        .createObjectBuilder()
        .add("MfaConfiguration", pool.getString("MfaConfiguration", "OFF"))
        .build();
  }

  private JsonObject update(JsonObject request) {
    JsonObjectBuilder updated = BUILD.createObjectBuilder(pool);
    for (Map.Entry<String, JsonValue> member : request.entrySet()) {
      switch (member.getKey()) {
        case "UserPoolId" -> {}
        case "PoolName" -> updated.add("Name", member.getValue());
        default -> updated.add(member.getKey(), member.getValue());
      }
    }
    pool = updated.build();
    updates.incrementAndGet();
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private JsonObject sendMessage(JsonObject request) {
    String body = request.getString("MessageBody");
    sent.add(body);
    return BUILD
        .createObjectBuilder()
        .add("MessageId", "00000000-0000-4000-8000-000000000000")
        .add("MD5OfMessageBody", md5(body))
        .build();
  }

  /// Which the SDKs verify.
  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
