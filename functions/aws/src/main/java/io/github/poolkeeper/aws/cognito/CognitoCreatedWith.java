package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// What a pool was created with, out of its description.
final class CognitoCreatedWith implements CreatedWith {
  private static final List<String> MEMBERS =
      List.of("SchemaAttributes", "AliasAttributes", "UsernameAttributes", "UsernameConfiguration");

  private final CognitoApi api;

  @Inject
  CognitoCreatedWith(CognitoApi api) {
    this.api = api;
  }

  @Override
  public CreatedWith.Choice of(UserPoolId id) {
    return switch (api.describe(id)) {
      case Reply.Given(JsonObject description)
          when description.get("UserPool") instanceof JsonObject userPool ->
          new CreatedWith.Choice.Known(members(userPool));
      case Reply.Given _ ->
          new CreatedWith.Choice.Unknown(
              new ApiError("MalformedAnswer", "expected a UserPool in the description of " + id));
      case Reply.Refused(ApiError error) -> new CreatedWith.Choice.Unknown(error);
      case Reply.Missing(ApiError error) -> new CreatedWith.Choice.Unknown(error);
      case Reply.Interrupted(ApiError error, _) -> new CreatedWith.Choice.Unknown(error);
    };
  }

  private static JsonObject members(JsonObject userPool) {
    JsonObjectBuilder members = JsonValues.object();
    MEMBERS.stream()
        .filter(userPool::containsKey)
        .forEach(name -> members.add(name, userPool.get(name)));
    return members.build();
  }
}
