package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands for the part of Step Functions that takes callbacks: keeps them, so that a rehearsal can
/// see which task would have gone on with what.
final class CallbackBackend implements Backend {
  private static final Set<String> OPERATIONS =
      Set.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat");

  private final List<JsonObject> callbacks = new CopyOnWriteArrayList<>();

  @Override
  public GatewayReply answer(GatewayRequest request) {
    Optional<String> operation =
        AwsService.callOf(request).map(Call::operation).filter(OPERATIONS::contains);
    if (operation.isEmpty()) {
      return GatewayReply.awsError(400, "UnknownOperationException", "only " + OPERATIONS);
    }
    JsonObject callback = request.json().orElse(JsonValue.EMPTY_JSON_OBJECT);
    if (!callback.containsKey("taskToken")) {
      return GatewayReply.awsError(400, "InvalidToken", "taskToken is missing");
    }
    callbacks.add(Json.createObjectBuilder(callback).add("operation", operation.get()).build());
    return GatewayReply.json(200, "application/x-amz-json-1.0", JsonValue.EMPTY_JSON_OBJECT);
  }

  /// `[{"operation": "SendTaskSuccess", "taskToken": …, "output": …}]`, in the order they came.
  JsonArray callbacks() {
    return Json.createArrayBuilder(callbacks).build();
  }
}
