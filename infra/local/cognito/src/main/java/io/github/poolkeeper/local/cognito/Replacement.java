package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How an update replaces settings: the one place that knows what happens to a setting the request
/// leaves out. Nothing is merged: a structure that is sent replaces the stored one whole.
///
/// @param current the settings before the update
/// @param defaults what a setting falls back to
/// @param sent the settings in the request, `null`s included
record Replacement(JsonObject current, JsonObject defaults, JsonObject sent, Mode mode) {

  private static final String POLICIES = "Policies";
  private static final String PASSWORD_POLICY = "PasswordPolicy";

  /// Structures that are omitted or kept each on its own, although they stand inside another one.
  private static final List<String> POLICY_MEMBERS = List.of(PASSWORD_POLICY, "SignInPolicy");

  private static final Set<String> KEPT_WHEN_MEASURED =
      Set.of(PASSWORD_POLICY, "SignInPolicy", "UserAttributeUpdateSettings", Tags.MEMBER);

  static Replacement of(Pool pool, JsonObject sent, Mode mode) {
    return new Replacement(pool.description(), pool.defaults(), sent, mode);
  }

  /// The description after the update, its `MfaConfiguration` untouched: see [MfaReplacement].
  JsonObject description() {
    Members members = Members.of(current);
    settings().forEach(name -> members.set(name, setting(name)));
    // A pool always has a name: it is kept when omitted, in every mode.
    MemberPath.text("PoolName", sent).ifPresent(name -> members.put("Name", name));
    return members.toObject();
  }

  private Set<String> settings() {
    Set<String> names = new LinkedHashSet<>(current.keySet());
    names.addAll(defaults.keySet());
    names.addAll(sent.keySet());
    names.removeAll(Pool.READ_ONLY);
    names.removeAll(Set.of("UserPoolId", "PoolName", Pool.MFA));
    return names;
  }

  private Optional<JsonValue> setting(String name) {
    return switch (name) {
      case POLICIES -> policies();
      case Tags.MEMBER -> Tags.keepingSystemTags(current, replaced(name));
      default -> replaced(name);
    };
  }

  private Optional<JsonValue> replaced(String name) {
    return switch (mode.read(name, sent)) {
      case Said.Omitted() -> omitted(name);
      case Said.Unset() -> Optional.empty();
      case Said.Sent(JsonValue value) -> Optional.of(settled(name, value));
    };
  }

  private JsonValue settled(String name, JsonValue value) {
    return name.equals(PASSWORD_POLICY) && value instanceof JsonObject policy
        ? PasswordPolicy.completed(policy, structure(PASSWORD_POLICY, current), mode)
        : Members.withoutNulls(value);
  }

  private Optional<JsonValue> omitted(String name) {
    return switch (mode.omission()) {
      case RESET -> fallback(name);
      case MEASURED -> KEPT_WHEN_MEASURED.contains(name) ? kept(name) : fallback(name);
      case PRESERVE -> kept(name);
    };
  }

  private Optional<JsonValue> fallback(String name) {
    return Optional.ofNullable(defaults.get(name));
  }

  private Optional<JsonValue> kept(String name) {
    return Optional.ofNullable(current.get(name));
  }

  private Optional<JsonValue> policies() {
    return switch (mode.read(POLICIES, sent)) {
      case Said.Unset() -> Optional.empty();
      case Said.Sent(JsonObject policies) -> Optional.of(policies(policies));
      case Said.Sent(JsonValue value) -> Optional.of(value);
      case Said.Omitted() when mode.omission() == Omission.PRESERVE -> kept(POLICIES);
      case Said.Omitted() ->
          Optional.<JsonValue>of(policies(JsonValue.EMPTY_JSON_OBJECT))
              .filter(policies -> !policies.asJsonObject().isEmpty())
              .or(() -> fallback(POLICIES));
    };
  }

  private JsonObject policies(JsonObject policies) {
    Replacement inside =
        new Replacement(
            structure(POLICIES, current), structure(POLICIES, defaults), policies, mode);
    Members members = Members.of(Members.withoutNulls(policies));
    POLICY_MEMBERS.forEach(name -> members.set(name, inside.replaced(name)));
    return members.toObject();
  }

  private static JsonObject structure(String name, JsonObject settings) {
    return MemberPath.object(name, settings).orElse(JsonValue.EMPTY_JSON_OBJECT);
  }
}
