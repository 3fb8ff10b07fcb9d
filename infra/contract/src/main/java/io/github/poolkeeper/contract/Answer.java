package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a call was answered, as it came.
record Answer(String operation, JsonObject request, int status, String body) {
  private static final Set<String> THROTTLED =
      Set.of(
          "TooManyRequestsException",
          "Throttling",
          "ThrottlingException",
          "RequestThrottled",
          "LimitExceededException");

  boolean taken() {
    return status / 100 == 2;
  }

  boolean throttled() {
    return !taken() && THROTTLED.contains(error());
  }

  /// The body of an answer in JSON.
  JsonObject json() {
    return Documents.orText(body) instanceof JsonObject object
        ? object
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  /// All texts of an element of an answer in XML.
  List<String> elements(String name) {
    Matcher found = Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name)).matcher(body);
    List<String> texts = new ArrayList<>();
    while (found.find()) {
      texts.add(found.group(1));
    }
    return texts;
  }

  Optional<String> element(String name) {
    return elements(name).stream().findFirst();
  }

  /// The error's name.
  String error() {
    String type =
        text("__type").or(() -> text("code")).or(() -> element("Code")).orElse("HTTP " + status);
    return type.substring(type.indexOf('#') + 1);
  }

  /// `taken`, or the refusal in AWS's own words.
  String inWords() {
    return taken() ? "taken" : "refused %s: %s".formatted(error(), message());
  }

  private String message() {
    return text("message").or(() -> text("Message")).or(() -> element("Message")).orElse(body);
  }

  private Optional<String> text(String member) {
    return json().get(member) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /// The answer, where the call has to be taken for anything to go on.
  ///
  /// @throws IllegalStateException with the refusal's words
  Answer orFail() {
    if (!taken()) {
      throw new IllegalStateException(operation + " was " + inWords());
    }
    return this;
  }

  /// For the report.
  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("operation", operation)
        .add("request", request)
        .add("status", status)
        .add("answer", Documents.orText(body))
        .build();
  }
}
