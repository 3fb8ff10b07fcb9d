package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.NearestName;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.PatchValidation;
import io.github.poolkeeper.core.userpool.SettingNames;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The members of a change request, held against `docs/message.md`.
final class RequestValidation {
  private static final List<String> ACTIONS = List.of("change", "rollback", "restore");
  private static final int MAX_NAME = 256;
  private static final int MAX_REASON = 2048;
  private static final int MAX_TOKEN = 2048;
  private static final BigDecimal MAX_REVISION = BigDecimal.valueOf(999_999_999_999L);

  private final List<Violation> found = new ArrayList<>();

  private RequestValidation() {}

  static List<Violation> of(JsonObject json) {
    RequestValidation validation = new RequestValidation();
    validation.request(json);
    return List.copyOf(validation.found);
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
    return !text.isEmpty() && text.length() <= max;
  }

  private void request(JsonObject json) {
    Map<String, Member> members = new LinkedHashMap<>();
    members.put("userPoolId", text(UserPoolId::isValid, "a user pool id like eu-west-1_AbCdEf123"));
    members.put("requestId", text(RequestId::isValid, "a text of 1 to 128 characters"));
    members.put("change", this::change);
    members.put("rollback", this::rollback);
    members.put("restore", this::restore);
    members.put("expect", this::expect);
    members.put("requestedBy", text(RequestValidation::isName, "a text of 1 to 256 characters"));
    members.put("reason", text(RequestValidation::isReason, "a text of 1 to 2048 characters"));
    members.put(
        "dryRun",
        check(
            value -> JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value),
            "true or false"));
    members.put(
        "taskToken",
        text(RequestValidation::isToken, "a text of 1 to 2048 printable ASCII characters"));
    members(Pointer.ROOT, json, members);
    required(Pointer.ROOT, json, "userPoolId");
    oneAction(json);
  }

  private void oneAction(JsonObject json) {
    List<String> actions = ACTIONS.stream().filter(json::containsKey).toList();
    if (actions.size() != 1) {
      String met = actions.isEmpty() ? "none" : String.join(" and ", actions);
      violated(Pointer.ROOT, "expected exactly one of change, rollback, restore, met " + met);
    }
  }

  private void change(Pointer path, JsonValue value) {
    if (value instanceof JsonObject patch) {
      if (patch.isEmpty()) {
        violated(path, "expected at least one setting");
      }
      PatchValidation.of(patch).forEach(v -> violated(path.append(v.path()), v.message()));
    } else {
      unexpected(path, "an object", value);
    }
  }

  private void expect(Pointer path, JsonValue value) {
    if (value instanceof JsonObject expected) {
      SettingNames.violations(expected).forEach(v -> violated(path.append(v.path()), v.message()));
    } else {
      unexpected(path, "an object", value);
    }
  }

  private void rollback(Pointer path, JsonValue value) {
    Map<String, Member> members = new LinkedHashMap<>();
    members.put("changeId", text(ChangeId::isValid, "a change id (a UUIDv7)"));
    members.put(
        "onConflict",
        text(OnConflict.words()::contains, "one of " + String.join(", ", OnConflict.words())));
    object(path, value, members).ifPresent(rollback -> required(path, rollback, "changeId"));
  }

  private void restore(Pointer path, JsonValue value) {
    Map<String, Member> members = new LinkedHashMap<>();
    members.put("revision", check(RequestValidation::isRevision, "a revision, counted from 1"));
    members.put(
        "at", text(RequestValidation::isTime, "an RFC 3339 time like 2026-01-31T12:00:00Z"));
    members.put("paths", this::paths);
    object(path, value, members)
        .filter(restore -> restore.containsKey("revision") == restore.containsKey("at"))
        .ifPresent(_ -> violated(path, "expected exactly one of revision, at"));
  }

  private void paths(Pointer path, JsonValue value) {
    if (!(value instanceof JsonArray list) || list.isEmpty()) {
      unexpected(path, "a list of at least one JSON pointer", value);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      text(
              text -> text.startsWith("/") && Pointer.isValid(text),
              "a JSON pointer to a setting like /LambdaConfig/PreSignUp")
          .check(path.child(Integer.toString(i)), list.get(i));
    }
  }

  /// What a member's value is held against.
  @FunctionalInterface
  private interface Member {
    void check(Pointer path, JsonValue value);
  }

  private Optional<JsonObject> object(Pointer path, JsonValue value, Map<String, Member> members) {
    if (value instanceof JsonObject object) {
      members(path, object, members);
      return Optional.of(object);
    }
    unexpected(path, "an object", value);
    return Optional.empty();
  }

  private void members(Pointer at, JsonObject json, Map<String, Member> members) {
    json.forEach(
        (name, value) -> {
          Member member = members.get(name);
          if (member == null) {
            violated(at.child(name), unknown(name, members));
          } else {
            member.check(at.child(name), value);
          }
        });
  }

  private static String unknown(String name, Map<String, Member> members) {
    return NearestName.to(name, members.keySet())
        .map(known -> "is no member here: did you mean " + known + "?")
        .orElse("is no member here");
  }

  private void required(Pointer at, JsonObject json, String name) {
    if (!json.containsKey(name)) {
      violated(at.child(name), "is required");
    }
  }

  private Member text(Predicate<String> valid, String expected) {
    return check(
        value -> value instanceof JsonString string && valid.test(string.getString()), expected);
  }

  private Member check(Predicate<JsonValue> valid, String expected) {
    return (path, value) -> {
      if (!valid.test(value)) {
        unexpected(path, expected, value);
      }
    };
  }

  private static boolean isRevision(JsonValue value) {
    return value instanceof JsonNumber number
        && number.bigDecimalValue().stripTrailingZeros().scale() <= 0
        && number.bigDecimalValue().signum() > 0
        && number.bigDecimalValue().compareTo(MAX_REVISION) <= 0;
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void unexpected(Pointer path, String expected, JsonValue met) {
    violated(
        path,
        "expected " + expected + ", met " + JsonWords.type(met) + ": " + JsonWords.brief(met));
  }

  private void violated(Pointer path, String message) {
    found.add(new Violation(path, message));
  }
}
