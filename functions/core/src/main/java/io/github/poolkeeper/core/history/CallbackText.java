package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.VisibleText;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Step Functions is told of a record. A workflow reads it as JSON, so that it must stay JSON
/// where it is too long: then the largest lists lose their ends, the largest other members go, and
/// `truncated` names both.
public final class CallbackText {
  /// Step Functions takes 256 KiB; in UTF-8 a character takes up to three bytes.
  static final int MAX_OUTPUT = 80_000;

  /// Likewise, of 32 KiB.
  static final int MAX_CAUSE = 10_000;

  private static final String TRUNCATED = "truncated";

  private CallbackText() {}

  /// A task's output: the record, without the documents.
  public static JsonObject output(ChangeRecord record, Map<Fingerprint, Configuration> known) {
    return within(MAX_OUTPUT, RecordJson.brief(record, known));
  }

  /// Why a task failed: the record, without what the change would have been.
  public static String cause(ChangeRecord record) {
    return VisibleText.of(CanonicalJson.of(within(MAX_CAUSE, RecordJson.brief(record, Map.of()))));
  }

  /// Why a task failed whose request has perhaps no record.
  public static String cause(ChangeState state) {
    return VisibleText.of(CanonicalJson.of(within(MAX_CAUSE, StateJson.of(state))));
  }

  static JsonObject within(int max, JsonObject whole) {
    Set<String> truncated = new LinkedHashSet<>();
    JsonObject json = whole;
    while (length(json) > max) {
      Map.Entry<String, JsonValue> largest = largest(json);
      truncated.add(largest.getKey());
      JsonObject marked =
          JsonValues.object(json).add(TRUNCATED, JsonValues.array(truncated)).build();
      json = shortened(marked, largest.getKey(), largest.getValue(), max);
    }
    return json;
  }

  private static Map.Entry<String, JsonValue> largest(JsonObject json) {
    return json.entrySet().stream()
        .filter(member -> !member.getKey().equals(TRUNCATED))
        .max(Comparator.comparingInt(member -> length(member.getValue())))
        .orElseThrow();
  }

  private static JsonObject shortened(JsonObject json, String name, JsonValue value, int max) {
    JsonObject others = JsonValues.object(json).remove(name).build();
    int room = max - length(others) - name.length() - ",\"\":[]".length();
    return start(value, room)
        .map(start -> JsonValues.object(others).add(name, start).build())
        .orElse(others);
  }

  /// As much of a list as there is room for, if there is for anything.
  private static Optional<JsonValue> start(JsonValue value, int room) {
    JsonArrayBuilder start = JsonValues.array();
    int left = room;
    int kept = 0;
    if (value instanceof JsonArray list) {
      for (JsonValue element : list) {
        left -= length(element) + 1;
        if (left < 0) {
          break;
        }
        start.add(element);
        kept++;
      }
    }
    return kept == 0 ? Optional.empty() : Optional.of(start.build());
  }

  private static int length(JsonValue json) {
    return VisibleText.of(CanonicalJson.of(json)).length();
  }
}
