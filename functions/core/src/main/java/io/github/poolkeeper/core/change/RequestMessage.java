package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// A message that should be a change request: the request itself, or an EventBridge event whose
/// detail is one. An event's members are documented in the EventBridge User Guide, "AWS events".
///
/// @param at where in the message the request stands, so that violations can be named as its sender
///     sees them
public record RequestMessage(Parsed parsed, Pointer at) {
  private static final String DETAIL = "detail";
  private static final int MAX_REQUESTER = 256;

  /// Reads a message's body. A request without an id takes that of the event, which is the same
  /// however often EventBridge delivers it, or of the message.
  public static RequestMessage read(String body, RequestId messageId) {
    try {
      return JsonText.parse(body) instanceof JsonObject json
          ? read(json, messageId)
          : new RequestMessage(invalid(Pointer.ROOT, "expected a JSON object"), Pointer.ROOT);
    } catch (MalformedJsonException e) {
      String message = "expected JSON: " + e.getMessage();
      return new RequestMessage(invalid(Pointer.ROOT, message), Pointer.ROOT);
    }
  }

  private static RequestMessage read(JsonObject json, RequestId messageId) {
    JsonValue detail = json.get(DETAIL);
    if (detail == null || !json.containsKey("detail-type")) {
      return new RequestMessage(RequestParser.parse(json, messageId), Pointer.ROOT);
    }
    Pointer at = Pointer.ROOT.child(DETAIL);
    return new RequestMessage(event(json, detail, at, messageId), at);
  }

  private static Parsed event(JsonObject event, JsonValue detail, Pointer at, RequestId messageId) {
    if (!(detail instanceof JsonObject request)) {
      return invalid(at, "expected an object, met " + JsonWords.type(detail));
    }
    RequestId id =
        JsonValues.text(event, "id")
            .filter(RequestId::isValid)
            .map(RequestId::new)
            .orElse(messageId);
    return switch (RequestParser.parse(withRequester(request, event), id)) {
      case Parsed.Valid valid -> valid;
      case Parsed.Invalid(List<Violation> violations, Parsed.Fragments fragments) ->
          new Parsed.Invalid(
              violations.stream()
                  .map(v -> new Violation(at.append(v.path()), v.message()))
                  .toList(),
              fragments);
    };
  }

  /// No person sends what a rule sends: where the detail does not say who asks, it is the event's
  /// source. Like all of `requestedBy` that is what the message says, and not verified.
  private static JsonObject withRequester(JsonObject request, JsonObject event) {
    Optional<String> source = JsonValues.text(event, "source").filter(text -> !text.isEmpty());
    if (source.isEmpty() || request.containsKey("requestedBy")) {
      return request;
    }
    String requester =
        source.get()
            + JsonValues.text(event, "account").map(account -> " in " + account).orElse("");
    String cut = requester.substring(0, Math.min(MAX_REQUESTER, requester.length()));
    return JsonValues.object(request).add("requestedBy", cut).build();
  }

  private static Parsed invalid(Pointer path, String message) {
    return new Parsed.Invalid(List.of(new Violation(path, message)), Parsed.Fragments.NONE);
  }
}
