package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.MemberPath.text;
import static io.github.poolkeeper.local.cognito.MemberPath.texts;
import static io.github.poolkeeper.local.cognito.MemberPath.value;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the API asks of the settings in a request. A violation that the user pool's description
/// already has is let through. Whether the API refuses verification twins that differ is not known;
/// this one takes and prints both as they are sent.
final class ConfigurationRules {

  static final List<Rule<JsonObject>> ALL =
      Stream.concat(
              ModelConstraints.SETTINGS.stream(),
              Stream.of(
                  new Rule<>("pre token generation", ConfigurationRules::preTokenGeneration),
                  new Rule<>("custom senders need a key", ConfigurationRules::senderWithoutKey),
                  new Rule<>("a key needs a custom sender", ConfigurationRules::keyWithoutSender),
                  new Rule<>("leaving SES", ConfigurationRules::leavingSes),
                  new Rule<>(
                      "DEVELOPER needs SourceArn", ConfigurationRules::developerWithoutSource),
                  new Rule<>("sign-in", ConfigurationRules::signIn),
                  new Rule<>("recovery", ConfigurationRules::recovery)))
          .toList();

  private ConfigurationRules() {}

  private static Optional<Violation> preTokenGeneration(JsonObject settings) {
    String path = "LambdaConfig.PreTokenGenerationConfig.LambdaArn";
    return value(path, settings)
        .flatMap(arn -> differing(settings, "LambdaConfig.PreTokenGeneration", path, arn));
  }

  private static Optional<Violation> differing(
      JsonObject settings, String path, String twinPath, JsonValue twin) {
    return value(path, settings)
        .filter(value -> !value.equals(twin))
        .map(value -> invalid(path + " and " + twinPath + " must be the same.", value, twin));
  }

  private static Optional<Violation> senderWithoutKey(JsonObject settings) {
    return value("LambdaConfig.KMSKeyID", settings).isPresent()
        ? Optional.empty()
        : senders(settings)
            .findFirst()
            .map(
                sender ->
                    invalid(
                        "A custom SMS or email sender requires KMSKeyID in LambdaConfig.", sender));
  }

  private static Optional<Violation> keyWithoutSender(JsonObject settings) {
    return value("LambdaConfig.KMSKeyID", settings)
        .filter(key -> senders(settings).findAny().isEmpty())
        .map(
            key ->
                invalid(
                    "KMSKeyID requires CustomSMSSender or CustomEmailSender in LambdaConfig.",
                    key));
  }

  private static Stream<JsonValue> senders(JsonObject settings) {
    return Stream.of("LambdaConfig.CustomSMSSender", "LambdaConfig.CustomEmailSender")
        .flatMap(path -> value(path, settings).stream());
  }

  private static Optional<Violation> leavingSes(JsonObject settings) {
    boolean ownSending = sendsFrom("COGNITO_DEFAULT", settings);
    List<JsonValue> leftOver =
        Stream.of("SourceArn", "From", "ConfigurationSet")
            .flatMap(name -> value("EmailConfiguration." + name, settings).stream())
            .toList();
    return ownSending && !leftOver.isEmpty()
        ? Optional.of(
            new Violation(
                Refusal.invalidParameter("Cognito is not allowed to use your email identity"),
                leftOver))
        : Optional.empty();
  }

  private static Optional<Violation> developerWithoutSource(JsonObject settings) {
    return sendsFrom("DEVELOPER", settings)
            && value("EmailConfiguration.SourceArn", settings).isEmpty()
        ? Optional.of(invalid("EmailSendingAccount DEVELOPER requires SourceArn."))
        : Optional.empty();
  }

  private static boolean sendsFrom(String account, JsonObject settings) {
    return text("EmailConfiguration.EmailSendingAccount", settings)
        .filter(account::equals)
        .isPresent();
  }

  private static Optional<Violation> signIn(JsonObject settings) {
    String path = "Policies.SignInPolicy.AllowedFirstAuthFactors";
    List<String> known = List.of("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN");
    List<String> factors = texts(path, settings);
    return value(path, settings)
        .filter(list -> !factors.contains("PASSWORD") || !known.containsAll(factors))
        .map(
            list ->
                invalid(
                    "AllowedFirstAuthFactors must contain PASSWORD, and nothing but " + known,
                    list));
  }

  private static Optional<Violation> recovery(JsonObject settings) {
    return value("AccountRecoverySetting.RecoveryMechanisms", settings)
        .filter(list -> !(list instanceof JsonArray mechanisms && isValidRecovery(mechanisms)))
        .map(
            list ->
                invalid(
                    "RecoveryMechanisms must be one or two, of distinct priorities 1 and 2, and admin_only must be alone.",
                    list));
  }

  private static boolean isValidRecovery(JsonArray mechanisms) {
    List<JsonObject> each =
        mechanisms.stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonValue::asJsonObject)
            .toList();
    List<Integer> priorities =
        each.stream().map(mechanism -> mechanism.getInt("Priority", 0)).toList();
    List<String> names = each.stream().map(mechanism -> mechanism.getString("Name", "")).toList();
    return each.size() == mechanisms.size()
        && !each.isEmpty()
        && List.of(1, 2).containsAll(priorities)
        && new HashSet<>(priorities).size() == each.size()
        && List.of("verified_email", "verified_phone_number", "admin_only").containsAll(names)
        && (each.size() == 1 || !names.contains("admin_only"));
  }

  private static Violation invalid(String message, JsonValue... offenders) {
    return Violation.of(Refusal.invalidParameter(message), offenders);
  }
}
