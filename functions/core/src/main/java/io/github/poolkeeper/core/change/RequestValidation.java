package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Inspection;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.json.VisibleText;
import io.github.poolkeeper.core.userpool.PatchValidation;
import io.github.poolkeeper.core.userpool.SettingNames;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of a change request, held against `docs/message.md`.
final class RequestValidation {
  private static final List<String> ACTIONS = List.of("change", "rollback", "restore");
  private static final int MAX_NAME = 256;
  private static final int MAX_REASON = 2048;
  private static final int MAX_TOKEN = 2048;
  private static final BigDecimal MAX_REVISION = BigDecimal.valueOf(999_999_999_999L);

  /// Held to printable ASCII anyway.
  private static final Pointer TASK_TOKEN = Pointer.ROOT.child("taskToken");

  private static final String TIME = "an RFC 3339 time like 2026-01-31T12:00:00Z";

  private final Inspection json = new Inspection();

  private RequestValidation() {}

  static List<Violation> of(JsonObject json) {
    RequestValidation validation = new RequestValidation();
    validation.request(json);
    return validation.json.violations();
  }

  static boolean isName(String text) {
    return isWithin(text, MAX_NAME);
  }

  static boolean isReason(String text) {
    return isWithin(text, MAX_REASON);
  }

  static boolean isToken(String text) {
    return isWithin(text, MAX_TOKEN) && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private static boolean isWithin(String text, int max) {
    return !text.isEmpty() && text.length() <= max && !VisibleText.isBroken(text);
  }

  private void request(JsonObject request) {
    Map<String, Inspection.Member> members = new LinkedHashMap<>();
    members.put(
        "userPoolId", json.text(UserPoolId::isValid, "a user pool id like eu-west-1_AbCdEf123"));
    members.put("requestId", json.text(RequestId::isValid, "a text of 1 to 128 characters"));
    members.put("change", this::change);
    members.put("rollback", this::rollback);
    members.put("restore", this::restore);
    members.put("expect", this::expect);
    members.put(
        "planHash", json.text(Fingerprint::isValid, "a plan's hash: 64 hex digits in lower case"));
    members.put(
        "requestedBy", json.text(RequestValidation::isName, "a text of 1 to 256 characters"));
    members.put("reason", json.text(RequestValidation::isReason, "a text of 1 to 2048 characters"));
    members.put(
        "dryRun",
        json.check(
            value -> JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value),
            "true or false"));
    members.put("notBefore", json.text(RequestValidation::isTime, TIME));
    members.put("notAfter", json.text(RequestValidation::isTime, TIME));
    members.put(
        "taskToken",
        json.text(RequestValidation::isToken, "a text of 1 to 2048 printable ASCII characters"));
    json.members(Pointer.ROOT, request, members);
    wholeCharacters(Pointer.ROOT, request);
    json.required(Pointer.ROOT, request, "userPoolId");
    oneAction(request);
    window(request);
  }

  private void wholeCharacters(Pointer path, JsonValue value) {
    switch (value) {
      case JsonObject object ->
          object.forEach(
              (name, member) -> {
                wholeCharacters(path.child(name), JsonValues.value(name));
                if (!path.child(name).equals(TASK_TOKEN)) {
                  wholeCharacters(path.child(name), member);
                }
              });
      case JsonArray list -> {
        for (int i = 0; i < list.size(); i++) {
          wholeCharacters(path.child(Integer.toString(i)), list.get(i));
        }
      }
      case JsonString text when VisibleText.isBroken(text.getString()) ->
          json.violated(path, "has half a character (an unpaired surrogate)");
      default -> {}
    }
  }

  private void window(JsonObject request) {
    Optional<Instant> start = time(request, "notBefore");
    Optional<Instant> end = time(request, "notAfter");
    if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
      json.violated(Pointer.ROOT.child("notAfter"), "is not after notBefore");
    }
  }

  private static Optional<Instant> time(JsonObject request, String name) {
    return JsonValues.text(request, name).flatMap(TimeText::parse);
  }

  private void oneAction(JsonObject request) {
    List<String> actions = ACTIONS.stream().filter(request::containsKey).toList();
    if (actions.size() != 1) {
      String met = actions.isEmpty() ? "none" : String.join(" and ", actions);
      json.violated(Pointer.ROOT, "expected exactly one of change, rollback, restore, met " + met);
    }
  }

  private void change(Pointer path, JsonValue value) {
    if (value instanceof JsonObject patch) {
      if (patch.isEmpty()) {
        json.violated(path, "expected at least one setting");
      }
      PatchValidation.of(patch).forEach(v -> json.violated(path.append(v.path()), v.message()));
    } else {
      json.unexpected(path, "an object", value);
    }
  }

  private void expect(Pointer path, JsonValue value) {
    if (value instanceof JsonObject expected) {
      SettingNames.violations(expected)
          .forEach(v -> json.violated(path.append(v.path()), v.message()));
    } else {
      json.unexpected(path, "an object", value);
    }
  }

  private void rollback(Pointer path, JsonValue value) {
    Map<String, Inspection.Member> members = new LinkedHashMap<>();
    members.put("changeId", json.text(ChangeId::isValid, "a change id (a UUIDv7)"));
    members.put(
        "onConflict",
        json.text(OnConflict.words()::contains, "one of " + String.join(", ", OnConflict.words())));
    json.object(path, value, members)
        .ifPresent(rollback -> json.required(path, rollback, "changeId"));
  }

  private void restore(Pointer path, JsonValue value) {
    Map<String, Inspection.Member> members = new LinkedHashMap<>();
    members.put(
        "revision", json.check(RequestValidation::isRevision, "a revision, counted from 1"));
    members.put("at", json.text(RequestValidation::isTime, TIME));
    members.put(
        "paths",
        json.list(
            "a list of at least one JSON pointer",
            json.text(
                text -> text.startsWith("/") && Pointer.isValid(text),
                "a JSON pointer to a setting like /LambdaConfig/PreSignUp")));
    json.object(path, value, members)
        .filter(restore -> restore.containsKey("revision") == restore.containsKey("at"))
        .ifPresent(_ -> json.violated(path, "expected exactly one of revision, at"));
  }

  private static boolean isRevision(JsonValue value) {
    return value instanceof JsonNumber number
        && number.bigDecimalValue().stripTrailingZeros().scale() <= 0
        && number.bigDecimalValue().signum() > 0
        && number.bigDecimalValue().compareTo(MAX_REVISION) <= 0;
  }

  private static boolean isTime(String text) {
    return TimeText.parse(text).isPresent();
  }
}
