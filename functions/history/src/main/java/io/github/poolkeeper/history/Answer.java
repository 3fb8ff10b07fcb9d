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
record Answer(int status, Map<String, String> headers, String body) {
  private static final String CONTENT_TYPE = "content-type";

  /// Lambda's own for what a function gives back, less what stands around the body.
  private static final int MOST_BYTES = 6_280_000;

  /// Of a text in JSON, in bytes: an escape.
  private static final int LONGEST_CHARACTER = 6;

  Answer {
    headers = Map.copyOf(headers);
  }

  /// Whether Lambda would give back an error in its place.
  boolean isTooLarge() {
    return body.length() > MOST_BYTES / LONGEST_CHARACTER
        && Json.createValue(body).toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  static Answer ok(JsonObject body) {
    return new Answer(
        200, Map.of(CONTENT_TYPE, "application/json"), VisibleText.of(body.toString()));
  }

  static Answer nothing() {
    return new Answer(204, Map.of(), "");
  }

  static Answer text(String body) {
    return new Answer(200, Map.of(CONTENT_TYPE, "text/plain; charset=utf-8"), body);
  }

  /// @param cursor of the next page, which a table has no place for
  static Answer csv(String body, Optional<String> cursor) {
    Answer answer =
        new Answer(200, Map.of(CONTENT_TYPE, "text/csv; charset=utf-8; header=present"), body);
    return cursor.map(next -> answer.with("x-cursor", next)).orElse(answer);
  }

  /// The same, where what was asked for is still to come.
  Answer accepted(String location) {
    return with(202).with("location", location);
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
    return new Answer(
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

  Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  private Answer with(int otherStatus) {
    return new Answer(otherStatus, headers, body);
  }
}
