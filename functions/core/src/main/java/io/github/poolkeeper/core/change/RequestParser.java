package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// Reads change requests, strictly: it reports everything that is wrong at once and guesses
/// nothing.
public final class RequestParser {
  /// In canonical form. Every text of a pool at its limit, in a three-byte script, is less.
  static final int MAX_BYTES = 400_000;

  /// At any depth. A pool has less than two hundred settings and fifty tags.
  static final int MAX_VALUES = 2_000;

  private RequestParser() {}

  /// The request in a JSON object. Without a `requestId` it takes the default.
  public static Parsed parse(JsonObject json, RequestId defaultRequestId) {
    JsonObject complete =
        json.containsKey("requestId")
            ? json
            : JsonValues.object(json).add("requestId", defaultRequestId.value()).build();
    List<Violation> violations =
        tooLarge(complete).map(List::of).orElseGet(() -> RequestValidation.of(complete));
    return violations.isEmpty()
        ? new Parsed.Valid(RequestCodec.decode(complete))
        : invalid(complete, violations);
  }

  private static Optional<Violation> tooLarge(JsonObject json) {
    int bytes = CanonicalJson.bytes(json).length;
    int values = values(json);
    if (bytes > MAX_BYTES) {
      return Optional.of(tooLarge(MAX_BYTES + " bytes", bytes));
    }
    return values > MAX_VALUES
        ? Optional.of(tooLarge(MAX_VALUES + " values", values))
        : Optional.empty();
  }

  private static Violation tooLarge(String most, int met) {
    return new Violation(
        Pointer.ROOT,
        "expected at most " + most + ", met " + met + ": no pool's configuration is that large");
  }

  private static int values(JsonValue json) {
    return switch (json) {
      case JsonObject object -> object.values().stream().mapToInt(RequestParser::values).sum() + 1;
      case JsonArray list -> list.stream().mapToInt(RequestParser::values).sum() + 1;
      default -> 1;
    };
  }

  private static Parsed invalid(JsonObject json, List<Violation> violations) {
    Parsed.Fragments fragments =
        new Parsed.Fragments(
            JsonValues.text(json, "userPoolId").filter(UserPoolId::isValid).map(UserPoolId::new),
            JsonValues.text(json, "requestId").filter(RequestId::isValid).map(RequestId::new),
            new ChangeRequest.Explanation(
                JsonValues.text(json, "requestedBy").filter(RequestValidation::isName),
                JsonValues.text(json, "reason").filter(RequestValidation::isReason)),
            JsonValues.text(json, "taskToken")
                .filter(RequestValidation::isToken)
                .map(TaskToken::new));
    return new Parsed.Invalid(violations, fragments);
  }
}
