package io.github.poolkeeper.cli.api;

import io.github.poolkeeper.cli.api.HistoryApi.Reply;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/// An error that the API answers: the problem's own words, or, where API Gateway has answered in
/// its place, what its few words mean.
public final class ProblemException extends TroubleException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_WORDS = 300;
  private static final int LONGEST_DETAIL = 2000;

  private final int status;

  private ProblemException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  static ProblemException of(Request request, Reply reply) {
    String sentence =
        HistoryApi.document(reply.body())
            .filter(ProblemException::isProblem)
            .map(ProblemException::words)
            .orElseGet(() -> ofGateway(request, reply));
    return new ProblemException(reply.status(), sentence);
  }

  /// The problem that a reply is: the API's own document, or one with the sentence for what API
  /// Gateway has answered.
  public static JsonObject document(Request request, Reply reply) {
    return HistoryApi.document(reply.body())
        .filter(ProblemException::isProblem)
        .orElseGet(() -> document(reply.status(), ofGateway(request, reply)));
  }

  /// A problem in one sentence.
  public static JsonObject document(int status, String sentence) {
    return JsonValues.object().add("status", status).add("detail", sentence).build();
  }

  private static boolean isProblem(JsonObject body) {
    return body.containsKey("detail");
  }

  public boolean isNotFound() {
    return status == 404;
  }

  /// Of the API's own, whatever it was asked for.
  public boolean isTrouble() {
    return status >= 500;
  }

  /// Whether the same again comes to the same.
  public boolean isRefusal() {
    return status == 400 || status == 403 || status == 404 || status == 409;
  }

  private static String words(JsonObject problem) {
    String detail = JsonWords.cut(JsonValues.text(problem, "detail").orElse(""), LONGEST_DETAIL);
    return problem.get("violations") instanceof JsonArray violations
        ? detail
            + violations.stream().map(ProblemException::violation).collect(Collectors.joining())
        : detail;
  }

  private static String violation(JsonValue violation) {
    return violation instanceof JsonObject json
        ? "\n%s: %s"
            .formatted(
                JsonValues.text(json, "path").filter(path -> !path.isEmpty()).orElse("request"),
                JsonValues.text(json, "message").orElse(""))
        : "";
  }

  private static String ofGateway(Request request, Reply reply) {
    String route = request.method() + " " + request.path().replaceFirst("\\?.*", "");
    return switch (reply.status()) {
      case 401, 403 ->
          ("you may not %s: either your rights lack execute-api:Invoke on it (docs/security.md), or"
                  + " the credentials are another account's or have expired (aws sso login);"
                  + " poolkeeper whoami says who you are")
              .formatted(route);
      case 404 ->
          "there is no %s: the stack is older than this command, or the address is not its history API's"
              .formatted(route);
      case 429 -> "the history API is asked too often: try again in a minute";
      case 500, 502, 503, 504 ->
          "the history API does not answer (%d); nothing is lost: try again in a minute"
              .formatted(reply.status());
      default ->
          "%s is answered %d: %s"
              .formatted(route, reply.status(), JsonWords.cut(reply.body().strip(), LONGEST_WORDS));
    };
  }
}
