package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.cognito.Doubt;
import io.github.poolkeeper.local.cognito.FakeCognito;
import io.github.poolkeeper.local.cognito.Fault;
import io.github.poolkeeper.local.cognito.Nulls;
import io.github.poolkeeper.local.cognito.Omission;
import io.github.poolkeeper.local.cognito.Printing;
import io.github.poolkeeper.local.cognito.Quota;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Loads pools into the Cognito stand-in and sets how it behaves.
final class CognitoAdministration {
  private static final Set<String> SWITCHES =
      Set.of("omitted", "nulls", "quota", "doubt", "prints");

  private final FakeCognito cognito;

  CognitoAdministration(FakeCognito cognito) {
    this.cognito = cognito;
  }

  /// @param body `{"UserPool": …, "MfaConfig"?: …}`, as the API prints them
  void load(String userPoolId, JsonObject body) {
    cognito.load(
        userPoolId,
        required(body, "UserPool"),
        Optional.ofNullable(body.get("MfaConfig")).map(config -> config.asJsonObject()));
  }

  /// @param body any of `omitted` (`reset`, `measured`, `preserve`), beside it `nulls` (`unset`,
  ///     `omitted`), `quota` (`unlimited`, `documented`, `tight`), `doubt` (`refused`, `taken`) and
  ///     `prints` (`filled_in`, `as_stored`)
  void behave(JsonObject body) {
    if (body.isEmpty() || !SWITCHES.containsAll(body.keySet())) {
      throw new IllegalArgumentException("expected some of " + SWITCHES + ", met " + body.keySet());
    }
    if (body.containsKey("omitted") || body.containsKey("nulls")) {
      cognito.mode(
          Omission.valueOf(upperCase(body.getString("omitted"))),
          Nulls.valueOf(upperCase(body.getString("nulls", "unset"))));
    }
    if (body.containsKey("quota")) {
      cognito.limit(Quota.named(body.getString("quota")));
    }
    if (body.containsKey("doubt")) {
      cognito.inDoubt(Doubt.valueOf(upperCase(body.getString("doubt"))));
    }
    if (body.containsKey("prints")) {
      cognito.print(Printing.valueOf(upperCase(body.getString("prints"))));
    }
  }

  /// @param body `{"operation": "UpdateUserPool", "fault": "refuse"|"lose"|"drop"|"stale"}`; a
  ///     refusal also has `status`, `type` and `message`
  void failNext(JsonObject body) {
    cognito.failNext(body.getString("operation"), fault(body));
  }

  private static Fault fault(JsonObject body) {
    String fault = body.getString("fault");
    return switch (fault) {
      case "refuse" ->
          new Fault.Refuse(
              body.getInt("status", 400),
              body.getString("type"),
              body.getString("message", body.getString("type")));
      case "lose" -> new Fault.Lose();
      case "drop" -> new Fault.DropBefore();
      case "stale" -> new Fault.Stale();
      default -> throw new IllegalArgumentException("no fault " + fault);
    };
  }

  private static JsonObject required(JsonObject body, String name) {
    return Optional.ofNullable(body.getJsonObject(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static String upperCase(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
