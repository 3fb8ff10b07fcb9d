package io.github.poolkeeper.local.events;

import jakarta.json.JsonObject;
import java.io.IOException;

/// DynamoDB Streams: calls one operation.
@FunctionalInterface
public interface StreamsApi {
  JsonObject call(String operation, JsonObject body) throws IOException, InterruptedException;
}
