package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.cognito.FakeCognito;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A user pool in a file: `{"UserPool": …}`, as `aws cognito-idp describe-user-pool` prints it. If
/// the pool uses MFA, `MfaConfig` beside it is what `get-user-pool-mfa-config` prints.
record PoolFile(String userPoolId, JsonObject userPool, Optional<JsonObject> mfaConfig) {

  static PoolFile read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      JsonObject json = reader.readObject();
      JsonObject userPool = json.getJsonObject("UserPool");
      if (userPool == null || !userPool.containsKey("Id")) {
        throw new UsageException(file + " has no UserPool with an Id");
      }
      Optional<JsonObject> mfaConfig = Optional.ofNullable(json.getJsonObject("MfaConfig"));
      return new PoolFile(userPool.getString("Id"), userPool, mfaConfig);
    } catch (JsonException | ClassCastException e) {
      throw new UsageException(file + " is not a user pool in JSON: " + e.getMessage());
    }
  }

  void loadInto(FakeCognito cognito) {
    cognito.load(userPoolId, userPool, mfaConfig);
  }
}
