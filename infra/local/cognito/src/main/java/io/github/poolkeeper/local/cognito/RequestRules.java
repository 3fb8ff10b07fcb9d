package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.Evidence.guess;
import static io.github.poolkeeper.local.cognito.Evidence.known;
import static io.github.poolkeeper.local.cognito.MemberPath.value;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request must not say to the user pool that it is for.
final class RequestRules {

  /// A request to create or update, `null`s left out, and the user pool it is for.
  record Request(Pool pool, JsonObject sent) {}

  static final List<Rule<Request>> CREATE =
      List.of(
          new Rule<>(
              "temporary password validity",
              known("quoted by hashicorp/terraform-provider-aws#8827 and others"),
              RequestRules::bothValidities),
          new Rule<>(
              "tags",
              known(
                  "API model; CloudFormation's pattern for the tags of UserPoolReplica; which"
                      + " exception it is, and its words for aws: and for the 51st tag, are not"
                      + " known"),
              RequestRules::tags));

  static final List<Rule<Request>> UPDATE = forUpdate();

  private RequestRules() {}

  private static List<Rule<Request>> forUpdate() {
    List<Rule<Request>> rules = new ArrayList<>();
    rules.add(
        new Rule<>(
            "read-only members",
            guess("AWS may ignore them; refusing finds the caller that echoes a description"),
            RequestRules::readOnly));
    rules.add(
        new Rule<>(
            "MFA is only echoed",
            known("API_UpdateUserPool; the words for ON are quoted"),
            RequestRules::otherMfa));
    rules.addAll(CREATE);
    return List.copyOf(rules);
  }

  private static Optional<Refusal> bothValidities(Request request) {
    return value("AdminCreateUserConfig.UnusedAccountValidityDays", request.sent)
        .filter(
            _ ->
                Stream.of(request.sent, request.pool.description())
                    .anyMatch(has -> value(PasswordPolicy.TEMPORARY_DAYS_PATH, has).isPresent()))
        .map(
            _ ->
                Refusal.invalidParameter(
                    "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"));
  }

  private static Optional<Refusal> tags(Request request) {
    return MemberPath.object(Tags.MEMBER, request.sent).flatMap(Tags::refusal);
  }

  private static Optional<Refusal> readOnly(Request request) {
    List<String> sent =
        request.sent.keySet().stream().filter(Pool.READ_ONLY::contains).sorted().toList();
    return sent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Refusal.inOwnWords("UpdateUserPool does not take " + String.join(", ", sent)));
  }

  private static Optional<Refusal> otherMfa(Request request) {
    String mode = request.pool.mfaMode();
    return MemberPath.text(Pool.MFA, request.sent)
        .filter(asked -> !asked.equals(mode))
        .map(asked -> otherMfa(asked, mode));
  }

  private static Refusal otherMfa(String asked, String mode) {
    return asked.equals("ON")
        ? Refusal.invalidParameter(
            "Cannot turn MFA functionality ON, once the user pool has been created.")
        : Refusal.inOwnWords(
            "Invalid MFA configuration given, UpdateUserPool cannot change MfaConfiguration from %s to %s."
                .formatted(mode, asked));
  }
}
