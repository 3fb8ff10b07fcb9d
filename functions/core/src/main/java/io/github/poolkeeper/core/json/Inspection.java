package io.github.poolkeeper.core.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Holds JSON that somebody wrote against what is expected of its members, strictly, and collects
/// everything that is wrong with it.
public final class Inspection {
  private final List<Violation> found = new ArrayList<>();

  /// What a member's value is held against.
  @FunctionalInterface
  public interface Member {
    void check(Pointer path, JsonValue value);
  }

  public List<Violation> violations() {
    return List.copyOf(found);
  }

  /// The object that a value is, its members checked.
  public Optional<JsonObject> object(Pointer path, JsonValue value, Map<String, Member> members) {
    if (value instanceof JsonObject object) {
      members(path, object, members);
      return Optional.of(object);
    }
    unexpected(path, "an object", value);
    return Optional.empty();
  }

  public void members(Pointer at, JsonObject json, Map<String, Member> members) {
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

  public void required(Pointer at, JsonObject json, String... names) {
    for (String name : names) {
      if (!json.containsKey(name)) {
        violated(at.child(name), "is required");
      }
    }
  }

  public Member text(Predicate<String> valid, String expected) {
    return check(
        value -> value instanceof JsonString string && valid.test(string.getString()), expected);
  }

  public Member check(Predicate<JsonValue> valid, String expected) {
    return (path, value) -> {
      if (!valid.test(value)) {
        unexpected(path, expected, value);
      }
    };
  }

  /// A list with at least one element, each checked.
  public Member list(String expected, Member element) {
    return (path, value) -> {
      if (!(value instanceof JsonArray list) || list.isEmpty()) {
        unexpected(path, expected, value);
        return;
      }
      for (int i = 0; i < list.size(); i++) {
        element.check(path.child(Integer.toString(i)), list.get(i));
      }
    };
  }

  public void unexpected(Pointer path, String expected, JsonValue met) {
    violated(
        path,
        "expected " + expected + ", met " + JsonWords.type(met) + ": " + JsonWords.brief(met));
  }

  public void violated(Pointer path, String message) {
    found.add(new Violation(path, message));
  }
}
