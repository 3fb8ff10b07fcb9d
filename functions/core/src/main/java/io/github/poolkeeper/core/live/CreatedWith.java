package io.github.poolkeeper.core.live;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;

/// What was chosen when a pool was created, and what was only added to since: its attributes, and
/// what people sign in with. No change touches it, so it is on no record.
public interface CreatedWith {

  Choice of(UserPoolId id);

  /// What became of asking for it.
  sealed interface Choice {
    /// The members of the description that it is, as Cognito prints them.
    record Known(JsonObject members) implements Choice {}

    /// The pool cannot be read, or not now.
    record Unknown(ApiError error) implements Choice {}
  }
}
