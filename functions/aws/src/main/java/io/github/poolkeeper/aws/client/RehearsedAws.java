package io.github.poolkeeper.aws.client;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// AWS for a rehearsal: what the SDK would send over the network ends here, and is answered from
/// memory, just well enough for a use case to come to its end. One table that keeps its items, one
/// user pool that takes every update, queues that swallow.
final class RehearsedAws implements SdkHttpClient {
  private static final String TARGET = "X-Amz-Target";

  private final Map<String, JsonObject> items = new LinkedHashMap<>();
  private JsonObject pool = RehearsedPool.description();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return respond(request);
      }

      @Override
      public void abort() {
        // Nothing is under way.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private HttpExecuteResponse respond(HttpExecuteRequest request) throws IOException {
    String target = request.httpRequest().firstMatchingHeader(TARGET).orElseThrow();
    JsonObject answer = answer(target.substring(target.indexOf('.') + 1), sent(request));
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(200).build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private static JsonObject sent(HttpExecuteRequest request) throws IOException {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      return JsonText.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8)).asJsonObject();
    }
  }

  private JsonObject answer(String operation, JsonObject request) {
    return switch (operation) {
      case "DescribeUserPool" -> JsonValues.object().add("UserPool", pool).build();
      case "GetUserPoolMfaConfig" -> JsonValues.object().add("MfaConfiguration", "OFF").build();
      case "UpdateUserPool" -> update(request);
      case "TransactWriteItems" -> write(request);
      case "BatchGetItem" -> found(request);
      case "SendMessage" -> taken(request.getString("MessageBody"));
      case "Query" -> JsonValues.object().add("Items", JsonValue.EMPTY_JSON_ARRAY).build();
      default -> JsonValue.EMPTY_JSON_OBJECT;
    };
  }

  /// The SDK checks the digest.
  private static JsonObject taken(String message) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(message.getBytes(StandardCharsets.UTF_8));
      return JsonValues.object()
          .add("MessageId", "rehearsal")
          .add("MD5OfMessageBody", HexFormat.of().formatHex(digest))
          .build();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private JsonObject update(JsonObject request) {
    JsonObjectBuilder updated = JsonValues.object(pool);
    request.forEach(updated::add);
    updated.add("Name", request.get("PoolName")).remove("PoolName").remove("UserPoolId");
    pool = updated.build();
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private JsonObject write(JsonObject request) {
    for (JsonObject write : objects(request, "TransactItems")) {
      JsonObject item = write.getJsonObject("Put").getJsonObject("Item");
      items.put(key(item), item);
    }
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private JsonObject found(JsonObject request) {
    JsonObjectBuilder tables = JsonValues.object();
    for (Map.Entry<String, JsonValue> table : request.getJsonObject("RequestItems").entrySet()) {
      JsonArrayBuilder found = JsonValues.array();
      objects(table.getValue().asJsonObject(), "Keys").stream()
          .map(RehearsedAws::key)
          .filter(items::containsKey)
          .map(items::get)
          .forEach(found::add);
      tables.add(table.getKey(), found);
    }
    return JsonValues.object()
        .add("Responses", tables)
        .add("UnprocessedKeys", JsonValue.EMPTY_JSON_OBJECT)
        .build();
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  private static String key(JsonObject item) {
    return item.get("userPoolId") + " " + item.get("entry");
  }
}
