package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The tags of a user pool. Those that AWS itself set (`aws:...`) nobody else can set or remove.
final class Tags {

  static final String MEMBER = "UserPoolTags";

  private static final String SYSTEM = "aws:";
  private static final int MOST = 50;

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
  static Optional<Violation> violation(JsonObject tags) {
    return violation(tags.keySet(), tags);
  }

  private static Outcome written(Pool pool, Collection<String> keys, JsonObject tags) {
    return violation(keys, tags)
        .<Outcome>map(found -> new Outcome.Refused(found.refusal()))
        .orElseGet(
            () ->
                new Outcome.Written(
                    pool.withDescription(
                        Members.of(pool.description()).put(MEMBER, tags).toObject())));
  }

  private static Optional<Violation> violation(Collection<String> keys, JsonObject tags) {
    if (keys.stream().anyMatch(Tags::isSystem)) {
      return Optional.of(
          tagging("aws: prefixed tag key names are not allowed for external use.", tags));
    }
    long own = tags.keySet().stream().filter(key -> !isSystem(key)).count();
    return own > MOST
        ? Optional.of(tagging("A user pool has at most " + MOST + " tags, not " + own + ".", tags))
        : Optional.empty();
  }

  private static Violation tagging(String message, JsonObject tags) {
    return Violation.of(Refusal.of("UserPoolTaggingException", message), tags);
  }

  private static boolean isSystem(String key) {
    return key.startsWith(SYSTEM);
  }
}
