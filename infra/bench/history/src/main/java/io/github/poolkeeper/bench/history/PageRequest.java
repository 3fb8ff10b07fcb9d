package io.github.poolkeeper.bench.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A request for a page of the history API, and where in the answer the page is.
///
/// @param title what it is called in the results
/// @param list the member of the answer that holds the page
record PageRequest(
    String title, String route, Map<String, String> path, Map<String, String> query, String list) {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final String SPREAD = "GET /changes";

  /// What is measured, in the order of the results.
  static List<PageRequest> of(SizedHistory history) {
    UserPoolId pool = history.pool();
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(history.middle().value().getBytes(US_ASCII));
    return List.of(
        changes("newest changes", pool, Map.of()),
        changes("changes deep inside, by cursor", pool, Map.of("cursor", cursor)),
        changes("changes by status (4 of 5 have it)", pool, Map.of("status", "APPLIED")),
        changes("changes by status (1 of 5 has it)", pool, Map.of("status", "REFUSED")),
        changes(
            "the change of a request id",
            pool,
            Map.of("requestId", GrownHistory.requestId(history.size() / 3))),
        new PageRequest(
            "changes of every pool, spread over 1,000",
            SPREAD,
            Map.of(),
            Map.of("since", "2020-01-01T00:00:00Z", "until", "2020-02-01T00:00:00Z"),
            "changes"),
        new PageRequest("user pools", "GET /user-pools", Map.of(), Map.of(), "userPools"));
  }

  /// Which of a size's tables it is about.
  String table(SizedHistory history) {
    return route.equals(SPREAD) ? history.spread() : history.table();
  }

  private static PageRequest changes(String title, UserPoolId pool, Map<String, String> query) {
    return new PageRequest(
        title, "GET /user-pools/{id}/changes", Map.of("id", pool.value()), query, "changes");
  }

  /// As API Gateway hands it to the function.
  JsonObject event() {
    return JSON.createObjectBuilder()
        .add("version", "2.0")
        .add("routeKey", route)
        .add("headers", JSON.createObjectBuilder().add("accept", "application/json"))
        .add("pathParameters", members(path))
        .add("queryStringParameters", members(query))
        .add("requestContext", JSON.createObjectBuilder().add("requestId", "bench"))
        .add("isBase64Encoded", false)
        .build();
  }

  private static JsonObjectBuilder members(Map<String, String> values) {
    JsonObjectBuilder members = JSON.createObjectBuilder();
    values.forEach(members::add);
    return members;
  }
}
