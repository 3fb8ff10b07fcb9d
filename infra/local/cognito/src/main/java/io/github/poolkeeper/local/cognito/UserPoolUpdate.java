package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;

/// UpdateUserPool: refuses, or replaces the settings and whatever AWS lets follow from them.
final class UserPoolUpdate {

  private UserPoolUpdate() {}

  static Outcome updated(Pool pool, JsonObject request, Mode mode) {
    JsonObject sent = Members.of(request).remove("UserPoolId").toObject();
    JsonObject said = Members.withoutNulls(sent);
    return ModelConstraints.SETTINGS
        .refusal(said)
        .or(
            () ->
                Rule.refusal(
                    RequestRules.UPDATE, new RequestRules.Request(pool, said), mode.doubt()))
        .or(() -> Rule.refusal(ConfigurationRules.SETTINGS, said, mode.doubt()))
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> Outcome.of(replaced(pool, sent, mode), pool, PoolRules.SETTINGS, mode));
  }

  /// The pool with its settings replaced, nothing asked.
  static Pool replaced(Pool pool, JsonObject sent, Mode mode) {
    JsonObject description = Replacement.of(pool, sent, mode).description();
    Pool described = pool.withDescription(new Completion(pool.defaults()).of(description));
    return MfaReplacement.following(pool, MfaReplacement.echoed(described, sent, mode));
  }
}
