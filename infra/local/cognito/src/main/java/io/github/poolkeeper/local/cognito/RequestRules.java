package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.MemberPath.value;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request must not say, even where the user pool's description says it. Whether AWS refuses
/// read-only members or ignores them is not known: refusing finds the caller that echoes a
/// description blindly.
final class RequestRules {

  /// A request to create or update, `null`s left out, and the user pool it is for.
  record Request(Pool pool, JsonObject sent) {}

  static final List<Rule<Request>> CREATE =
      List.of(
          new Rule<>("temporary password validity", RequestRules::bothValidities),
          new Rule<>("device configuration", RequestRules::emptyDeviceConfiguration),
          new Rule<>("system tags", RequestRules::tags));

  static final List<Rule<Request>> UPDATE =
      Stream.concat(
              Stream.of(
                  new Rule<>("read-only members", RequestRules::readOnly),
                  new Rule<>("MFA is only echoed", RequestRules::otherMfa)),
              CREATE.stream())
          .toList();

  private RequestRules() {}

  private static Optional<Violation> bothValidities(Request request) {
    String newer = "Policies.PasswordPolicy." + PasswordPolicy.TEMPORARY_DAYS;
    return value("AdminCreateUserConfig.UnusedAccountValidityDays", request.sent)
        .filter(
            days ->
                Stream.of(request.sent, request.pool.description())
                    .anyMatch(has -> value(newer, has).isPresent()))
        .map(
            days ->
                invalid(
                    "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
                    days));
  }

  private static Optional<Violation> emptyDeviceConfiguration(Request request) {
    return value("DeviceConfiguration", request.sent)
        .filter(JsonValue.EMPTY_JSON_OBJECT::equals)
        .map(
            empty ->
                invalid(
                    "DeviceConfiguration must not be empty: leave it out to turn device tracking off.",
                    empty));
  }

  private static Optional<Violation> tags(Request request) {
    return MemberPath.object(Tags.MEMBER, request.sent).flatMap(Tags::violation);
  }

  private static Optional<Violation> readOnly(Request request) {
    List<String> sent =
        request.sent.keySet().stream().filter(Pool.READ_ONLY::contains).sorted().toList();
    return sent.isEmpty()
        ? Optional.empty()
        : Optional.of(invalid("UpdateUserPool does not take " + String.join(", ", sent)));
  }

  private static Optional<Violation> otherMfa(Request request) {
    String mode = request.pool.mfaMode();
    return MemberPath.text(Pool.MFA, request.sent)
        .filter(asked -> !asked.equals(mode))
        .map(asked -> invalid(otherMfaMessage(asked, mode)));
  }

  private static String otherMfaMessage(String asked, String mode) {
    return asked.equals("ON")
        ? "Cannot turn MFA functionality ON, once the user pool has been created."
        : "Invalid MFA configuration given, UpdateUserPool cannot change MfaConfiguration from %s to %s."
            .formatted(mode, asked);
  }

  private static Violation invalid(String message, JsonValue... offenders) {
    return Violation.of(Refusal.invalidParameter(message), offenders);
  }
}
