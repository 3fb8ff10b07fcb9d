package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;

/// What AWS stores beside what a request says.
///
/// @param defaults what the pool prints without being asked: nothing else is filled in
record Completion(JsonObject defaults) {

  private static final String ADMIN = "AdminCreateUserConfig";
  private static final String ADMIN_ONLY = "AllowAdminCreateUserOnly";
  private static final String MIRROR = "UnusedAccountValidityDays";
  private static final String DEVICES = "DeviceConfiguration";

  /// Terraform's provider says `{}` for two times `false`, which descriptions print as two members.
  private static final JsonObject TRACKING =
      Members.parsed(
          """
          {"ChallengeRequiredOnNewDevice": false, "DeviceOnlyRememberedOnUserPrompt": false}
          """);

  JsonObject of(JsonObject description) {
    Members completed = Members.of(description);
    MemberPath.object(ADMIN, description)
        .ifPresent(config -> completed.put(ADMIN, admin(config, description)));
    MemberPath.object(DEVICES, description)
        .filter(JsonObject::isEmpty)
        .ifPresent(_ -> completed.put(DEVICES, TRACKING));
    return completed.toObject();
  }

  /// The validity of temporary passwords comes back under its older name too.
  private JsonObject admin(JsonObject config, JsonObject description) {
    Members completed = Members.of(config);
    for (String name : new String[] {ADMIN_ONLY, MIRROR}) {
      if (!config.containsKey(name)) {
        completed.set(name, MemberPath.value(ADMIN + "." + name, defaults));
      }
    }
    MemberPath.value(PasswordPolicy.TEMPORARY_DAYS_PATH, description)
        .map(PasswordPolicy::taken)
        .ifPresent(days -> completed.put(MIRROR, days));
    return completed.toObject();
  }
}
