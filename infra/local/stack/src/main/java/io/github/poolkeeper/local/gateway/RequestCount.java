package io.github.poolkeeper.local.gateway;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;

/// Counts who asked which service what.
final class RequestCount {
  private final Map<String, Map<String, Map<String, Integer>>> counts = new TreeMap<>();

  synchronized void add(Identity caller, AwsService.Call call) {
    add(caller, call.service().endpointPrefix(), call.operation());
  }

  /// Of the history API, the operation is the method.
  synchronized void add(Identity caller, String service, String operation) {
    counts
        .computeIfAbsent(caller.name(), _ -> new TreeMap<>())
        .computeIfAbsent(service, _ -> new TreeMap<>())
        .merge(operation, 1, Integer::sum);
  }

  synchronized void clear() {
    counts.clear();
  }

  /// `{"ApplyFunction": {"dynamodb": {"GetItem": 1}}}`.
  synchronized JsonObject toJson() {
    JsonObjectBuilder callers = Json.createObjectBuilder();
    counts.forEach(
        (caller, services) -> {
          JsonObjectBuilder byService = Json.createObjectBuilder();
          services.forEach(
              (service, operations) -> {
                JsonObjectBuilder byOperation = Json.createObjectBuilder();
                operations.forEach(byOperation::add);
                byService.add(service, byOperation);
              });
          callers.add(caller, byService);
        });
    return callers.build();
  }
}
