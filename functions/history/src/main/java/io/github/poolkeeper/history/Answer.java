package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.StateJson;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/// An HTTP answer. Problems are in the form of RFC 9457.
record Answer(int status, Map<String, String> headers, JsonObject body) {
  private static final String CONTENT_TYPE = "content-type";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(JsonObject body) {
    return new Answer(200, Map.of(CONTENT_TYPE, "application/json"), body);
  }

  static Answer accepted(String location, JsonObject body) {
    return new Answer(202, Map.of(CONTENT_TYPE, "application/json", "location", location), body);
  }

  static Answer problem(int status, String title, String detail) {
    return problem(status, title, detail, List.of());
  }

  /// With `violations`, where there are any.
  static Answer problem(int status, String title, String detail, List<Violation> violations) {
    var body =
        JsonValues.object()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    if (!violations.isEmpty()) {
      body.add("violations", StateJson.violations(violations));
    }
    return new Answer(status, Map.of(CONTENT_TYPE, "application/problem+json"), body.build());
  }

  static ProblemException notFound() {
    return new ProblemException(
        problem(404, "Not found", "There is nothing on record under this address."));
  }

  static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(
        problem(400, "Invalid request", "The request has violations.", violations));
  }
}
