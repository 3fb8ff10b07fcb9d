package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.cognito.FakeCognito;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A user pool to load into the stand-in.
///
/// @param userPool what `describe-user-pool` prints as `UserPool`
/// @param mfaConfig what `get-user-pool-mfa-config` prints, the only place of a pool's factors
record UserPoolCopy(String userPoolId, JsonObject userPool, Optional<JsonObject> mfaConfig) {
  private static final String MFA = "MfaConfiguration";
  private static final Set<String> FACTORS =
      Set.of(
          "SoftwareTokenMfaConfiguration",
          "SmsMfaConfiguration",
          "EmailMfaConfiguration",
          "WebAuthnConfiguration");

  /// Reads a file with what `aws cognito-idp describe-user-pool` prints, and after it, or as its
  /// member `MfaConfig`, what `get-user-pool-mfa-config` prints.
  static UserPoolCopy read(Path file) throws IOException {
    try {
      return of(documents(Files.readString(file)));
    } catch (NoSuchFileException _) {
      throw new IOException("cannot read the user pool: there is no file " + file);
    } catch (FileSystemException e) {
      throw new IOException("cannot read the user pool in " + file + ": " + e.getReason(), e);
    } catch (IOException e) {
      throw new IOException("cannot read the user pool in " + file + ": " + e.getMessage(), e);
    } catch (JsonException | ClassCastException | IllegalStateException e) {
      throw new IOException(file + " is not a user pool in JSON: " + e.getMessage(), e);
    }
  }

  static UserPoolCopy of(List<JsonObject> documents) throws IOException {
    Optional<JsonObject> described =
        documents.stream().filter(json -> json.containsKey("UserPool")).findFirst();
    JsonObject userPool =
        described
            .map(json -> json.getJsonObject("UserPool"))
            .filter(pool -> pool.containsKey("Id"))
            .orElseThrow(() -> new IOException("there is no UserPool with an Id"));
    Optional<JsonObject> mfaConfig =
        described
            .map(json -> json.getJsonObject("MfaConfig"))
            .or(() -> documents.stream().filter(UserPoolCopy::isMfaConfig).findFirst());
    return new UserPoolCopy(userPool.getString("Id"), userPool, mfaConfig);
  }

  private static boolean isMfaConfig(JsonObject json) {
    return json.containsKey(MFA) || json.keySet().stream().anyMatch(FACTORS::contains);
  }

  /// The JSON objects of a text, one after the other.
  private static List<JsonObject> documents(String text) {
    List<JsonObject> documents = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '{') {
        depth++;
      } else if (!quoted && c == '}' && --depth == 0) {
        documents.add(parsed(text.substring(begin, i + 1)));
        begin = i + 1;
      }
    }
    if (!text.substring(begin).isBlank()) {
      documents.add(parsed(text.substring(begin)));
    }
    return documents;
  }

  private static JsonObject parsed(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /// What is missing for the copy to behave like the pool: nothing, mostly.
  Optional<String> warning() {
    boolean complete =
        mfaConfig
            .filter(config -> config.keySet().stream().anyMatch(FACTORS::contains))
            .isPresent();
    String mode =
        mfaConfig
            .map(config -> config.getString(MFA, ""))
            .filter(m -> !m.isEmpty())
            .orElseGet(() -> userPool.getString(MFA, "OFF"));
    boolean needed = !mode.equals("OFF") || allowsPasskeys();
    return Optional.of(
            "warning: the copy of %1$s has none of the factors of its MFA or passkeys, so it refuses what the pool takes; add the output of aws cognito-idp get-user-pool-mfa-config --user-pool-id %1$s to its file"
                .formatted(userPoolId))
        .filter(_ -> needed && !complete);
  }

  private boolean allowsPasskeys() {
    return Optional.ofNullable(userPool.getJsonObject("Policies"))
        .map(policies -> policies.getJsonObject("SignInPolicy"))
        .map(policy -> policy.getJsonArray("AllowedFirstAuthFactors"))
        .filter(factors -> factors.contains(Json.createValue("WEB_AUTHN")))
        .isPresent();
  }

  void loadInto(FakeCognito cognito) {
    cognito.load(userPoolId, userPool, mfaConfig);
  }
}
