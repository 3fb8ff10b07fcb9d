package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tags of a user pool. Those that AWS itself set (`aws:...`) nobody else can set or remove.
final class Tags {

  static final String MEMBER = "UserPoolTags";

  private static final String SYSTEM = "aws:";
  private static final int MOST = 50;
  private static final String AT = "userPoolTags";
  private static final Constraint KEY = Constraint.tag(1, 128);
  private static final Constraint VALUE = Constraint.tag(0, 256);

  private Tags() {}

  static JsonObject of(Pool pool) {
    return MemberPath.object(MEMBER, pool.description()).orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  /// The tags an update asks for and the system tags that were there.
  static Optional<JsonValue> keepingSystemTags(JsonObject current, Optional<JsonValue> asked) {
    Members kept = Members.none();
    MemberPath.object(MEMBER, current).orElse(JsonValue.EMPTY_JSON_OBJECT).entrySet().stream()
        .filter(tag -> isSystem(tag.getKey()))
        .forEach(tag -> kept.put(tag.getKey(), tag.getValue()));
    JsonObject system = kept.toObject();
    if (system.isEmpty()) {
      return asked;
    }
    asked.filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).ifPresent(kept::putAll);
    return Optional.of(kept.toObject());
  }

  static Outcome tagged(Pool pool, JsonObject request) {
    JsonObject added = MemberPath.object("Tags", request).orElse(JsonValue.EMPTY_JSON_OBJECT);
    return written(pool, added.keySet(), Members.of(of(pool)).putAll(added).toObject());
  }

  static Outcome untagged(Pool pool, JsonObject request) {
    List<String> keys = MemberPath.texts("TagKeys", request);
    Members left = Members.of(of(pool));
    keys.forEach(left::remove);
    return written(pool, keys, left.toObject());
  }

  /// Why these tags cannot be sent, or nothing.
  static Optional<Refusal> refusal(JsonObject tags) {
    return refusal(tags.keySet(), tags);
  }

  private static Outcome written(Pool pool, Collection<String> keys, JsonObject tags) {
    return refusal(keys, tags)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(
            () ->
                new Outcome.Written(
                    pool.withDescription(
                        Members.of(pool.description()).put(MEMBER, tags).toObject())));
  }

  private static Optional<Refusal> refusal(Collection<String> keys, JsonObject tags) {
    if (keys.stream().anyMatch(Tags::isSystem)) {
      return Optional.of(tagging("aws: prefixed tag key names are not allowed for external use."));
    }
    long own = tags.keySet().stream().filter(key -> !isSystem(key)).count();
    return own > MOST
        ? Optional.of(tagging("A user pool has at most " + MOST + " tags, not " + own + "."))
        : keys.stream().flatMap(key -> errors(key, tags)).findFirst().map(Tags::invalid);
  }

  private static Stream<String> errors(String key, JsonObject tags) {
    return Stream.concat(
        KEY.errors(AT, Members.text(key)),
        Optional.ofNullable(tags.get(key)).stream().flatMap(value -> VALUE.errors(AT, value)));
  }

  private static Refusal invalid(String error) {
    return tagging("1 validation error detected: " + error);
  }

  private static Refusal tagging(String message) {
    return Refusal.of("UserPoolTaggingException", message);
  }

  /// AWS reserves the prefix in any case.
  private static boolean isSystem(String key) {
    return key.regionMatches(true, 0, SYSTEM, 0, SYSTEM.length());
  }
}
