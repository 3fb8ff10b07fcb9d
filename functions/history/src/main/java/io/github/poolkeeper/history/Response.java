package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.StateJson;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.json.VisibleText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An HTTP answer. Problems are in the form of RFC 9457.
record Response(int status, Map<String, String> headers, String body) {
  private static final String CONTENT_TYPE = "content-type";

  /// Lambda's own for what a function gives back, less what stands around the body.
  private static final int MOST_BYTES = 6_280_000;

  /// Of a text in JSON, in bytes: an escape.
  private static final int LONGEST_CHARACTER = 6;

  Response {
    headers = Map.copyOf(headers);
  }

  /// Whether Lambda would give back an error in its place.
  boolean isTooLarge() {
    return body.length() > MOST_BYTES / LONGEST_CHARACTER
        && Json.createValue(body).toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  static Response ok(JsonObject body) {
    return new Response(
        200, Map.of(CONTENT_TYPE, "application/json"), VisibleText.of(body.toString()));
  }

  static Response nothing() {
    return new Response(204, Map.of(), "");
  }

  static Response text(String body) {
    return new Response(200, Map.of(CONTENT_TYPE, "text/plain; charset=utf-8"), body);
  }

  /// @param cursor of the next page, which a table has no place for
  static Response csv(String body, Optional<String> cursor) {
    Response answer =
        new Response(200, Map.of(CONTENT_TYPE, "text/csv; charset=utf-8; header=present"), body);
    return cursor.map(next -> answer.with("x-cursor", next)).orElse(answer);
  }

  /// The same, where what was asked for is still to come.
  Response accepted(String location) {
    return with(202).with("location", location);
  }

  static Response problem(int status, String title, String detail) {
    return problem(status, title, detail, List.of());
  }

  /// With `violations`, where there are any.
  static Response problem(int status, String title, String detail, List<Violation> violations) {
    var body =
        JsonValues.object()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    if (!violations.isEmpty()) {
      body.add("violations", StateJson.violations(violations));
    }
    return new Response(
        status,
        Map.of(CONTENT_TYPE, "application/problem+json"),
        VisibleText.of(body.build().toString()));
  }

  static ProblemException notFound() {
    return notFound("There is nothing on record under this address.");
  }

  static ProblemException notFound(String detail) {
    return new ProblemException(problem(404, "Not found", detail));
  }

  static ProblemException forbidden(String detail) {
    return new ProblemException(problem(403, "Forbidden", detail));
  }

  static ProblemException conflict(String detail) {
    return new ProblemException(problem(409, "Conflict", detail));
  }

  static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(
        problem(400, "Invalid request", "The request has violations.", violations));
  }

  Response with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  private Response with(int otherStatus) {
    return new Response(otherStatus, headers, body);
  }
}
