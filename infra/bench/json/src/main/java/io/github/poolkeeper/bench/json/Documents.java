package io.github.poolkeeper.bench.json;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// User pools of three sizes, each with a change that touches a nested setting, removes one and
/// adds one.
enum Documents {
  /// A password policy and a name.
  SMALL,
  /// The sample pool of `events/`.
  TYPICAL,
  /// The sample pool with every message template at its limit, in a three-byte script.
  LIMIT;

  private static final String PATCH =
      """
      {"Policies": {"PasswordPolicy": {"MinimumLength": 14}},
       "UserPoolTags": {"team": "identity"},
       "DeletionProtection": null}
      """;
  private static final int LONGEST_EMAIL = 20_000;

  String pool() {
    return switch (this) {
      case SMALL ->
          "{\"PoolName\":\"staff\",\"DeletionProtection\":\"ACTIVE\",\"Policies\":{"
              + "\"PasswordPolicy\":{\"MinimumLength\":8,\"RequireNumbers\":true}}}";
      case TYPICAL -> sample().toString();
      case LIMIT -> atItsLimit().toString();
    };
  }

  String patch() {
    return PATCH;
  }

  private static JsonObject atItsLimit() {
    String text = "語".repeat(LONGEST_EMAIL);
    JsonObject message =
        JsonValues.object().add("EmailMessage", text).add("EmailSubject", "語".repeat(140)).build();
    JsonObjectBuilder pool = JsonValues.object(sample());
    for (String name : new String[] {"VerificationMessageTemplate", "InviteMessageTemplate"}) {
      pool.add(name, message);
    }
    return pool.add("EmailVerificationMessage", text).build();
  }

  private static JsonObject sample() {
    try {
      String file = System.getProperty("poolkeeper.project", ".") + "/events/pool.json";
      return JsonText.parse(Files.readString(Path.of(file)))
          .asJsonObject()
          .getJsonObject("UserPool");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Documents of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
