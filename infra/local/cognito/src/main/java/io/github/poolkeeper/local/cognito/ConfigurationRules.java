package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.Evidence.known;
import static io.github.poolkeeper.local.cognito.MemberPath.object;
import static io.github.poolkeeper.local.cognito.MemberPath.text;
import static io.github.poolkeeper.local.cognito.MemberPath.texts;
import static io.github.poolkeeper.local.cognito.MemberPath.value;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the members of one request must be to each other. AWS looks at each request anew, whatever
/// the user pool is like.
///
/// Documented and no rule's business: Cognito's own sender with the customer's `SourceArn`, and a
/// `KMSKeyID` without a custom sender. Nobody knows whether the API refuses verification twins that
/// differ; this one takes and prints both as they are sent.
final class ConfigurationRules {

  private static final String SMS = "SmsConfiguration";
  private static final String RECOVERY = "AccountRecoverySetting.RecoveryMechanisms";
  private static final Pattern WORDS_OF_A_LINK =
      Pattern.compile("\\{##(?!##\\}).+?##\\}", Pattern.DOTALL);

  /// Of UpdateUserPool and CreateUserPool.
  static final List<Rule<JsonObject>> SETTINGS =
      List.of(
          new Rule<>(
              "SNS or End User Messaging",
              known("API_SmsConfigurationType: one or the other; the words are not AWS's"),
              settings -> snsOrEndUserMessaging(SMS, settings)),
          new Rule<>(
              "pre token generation",
              known("quoted by badmintoncryer/cdk-preflight"),
              ConfigurationRules::preTokenGeneration),
          new Rule<>(
              "custom senders need a key",
              known("quoted by badmintoncryer/cdk-preflight"),
              ConfigurationRules::senderWithoutKey),
          new Rule<>(
              "DEVELOPER needs SourceArn",
              known("quoted by badmintoncryer/cdk-preflight; API_EmailConfigurationType"),
              ConfigurationRules::developerWithoutSource),
          new Rule<>(
              "PASSWORD stays a first factor",
              known("quoted by badmintoncryer/cdk-preflight; API_SignInPolicyType"),
              ConfigurationRules::passwordless),
          new Rule<>(
              "admin_only is alone",
              known("quoted by badmintoncryer/cdk-preflight"),
              ConfigurationRules::adminAndOthers),
          new Rule<>(
              "recovery mechanisms are distinct",
              known("quoted by badmintoncryer/cdk-preflight; API_RecoveryOptionType"),
              ConfigurationRules::sameRecovery),
          new Rule<>(
              "recovery mechanisms are known",
              known("API_RecoveryOptionType; the words are not AWS's"),
              ConfigurationRules::unknownRecovery),
          new Rule<>(
              "code texts have a code",
              known("quoted by aws/aws-cli#8280 and aws-amplify/amplify-cli#5907"),
              settings ->
                  withoutCode(
                      settings,
                      "EmailVerificationMessage",
                      "VerificationMessageTemplate.EmailMessage")),
          new Rule<>(
              "a link has words",
              known(
                  "quoted by aws/aws-cdk#6811: {####} is refused, though the API model's pattern"
                      + " allows it"),
              ConfigurationRules::linkWithoutWords),
          new Rule<>(
              "authentication context levels",
              known("API_AcrLevelConfigType: each value once; the words are not AWS's"),
              ConfigurationRules::levels));

  /// Of SetUserPoolMfaConfig.
  static final List<Rule<JsonObject>> MFA =
      List.of(
          new Rule<>(
              "SNS or End User Messaging of SMS MFA",
              known("API_SmsConfigurationType: one or the other; the words are not AWS's"),
              config -> snsOrEndUserMessaging(MfaReplacement.SMS_MFA + "." + SMS, config)),
          new Rule<>(
              "the code's mail has a code",
              known(
                  "the API model's pattern; that the words are those of other code texts is"
                      + " assumed"),
              config -> withoutCode(config, "EmailMfaConfiguration.Message")));

  private ConfigurationRules() {}

  private static Optional<Refusal> snsOrEndUserMessaging(String path, JsonObject request) {
    return object(path, request)
        .filter(sms -> sms.containsKey("SnsCallerArn") == sms.containsKey("EumsSms"))
        .map(
            sms ->
                Refusal.inOwnWords(
                    sms.containsKey("EumsSms")
                        ? "Provide either SnsCallerArn or EumsSms in SmsConfiguration, not both."
                        : "SmsConfiguration needs SnsCallerArn or EumsSms."));
  }

  private static Optional<Refusal> preTokenGeneration(JsonObject settings) {
    Optional<JsonValue> older = value("LambdaConfig.PreTokenGeneration", settings);
    Optional<JsonValue> newer = value("LambdaConfig.PreTokenGenerationConfig.LambdaArn", settings);
    return when(
        older.isPresent() && newer.isPresent() && !older.equals(newer),
        "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function"
            + " ARN's");
  }

  private static Optional<Refusal> senderWithoutKey(JsonObject settings) {
    boolean sender =
        Stream.of("LambdaConfig.CustomSMSSender", "LambdaConfig.CustomEmailSender")
            .anyMatch(path -> value(path, settings).isPresent());
    return when(
        sender && value("LambdaConfig.KMSKeyID", settings).isEmpty(),
        "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used");
  }

  private static Optional<Refusal> developerWithoutSource(JsonObject settings) {
    boolean developer =
        text("EmailConfiguration.EmailSendingAccount", settings)
            .filter("DEVELOPER"::equals)
            .isPresent();
    return when(
        developer && value("EmailConfiguration.SourceArn", settings).isEmpty(),
        "Source ARN is required to use DEVELOPER email sending owner");
  }

  private static Optional<Refusal> passwordless(JsonObject settings) {
    List<String> factors = texts("Policies.SignInPolicy.AllowedFirstAuthFactors", settings);
    return when(
        !factors.isEmpty() && !factors.contains("PASSWORD"),
        "Password should be configured as one of the allowed first auth factors");
  }

  private static Optional<Refusal> adminAndOthers(JsonObject settings) {
    List<JsonValue> names = recovery("Name", settings);
    return when(
        names.size() > 1 && names.contains(Members.text("admin_only")),
        "cannot use admin_only setting with any other recovery mechanisms");
  }

  private static Optional<Refusal> sameRecovery(JsonObject settings) {
    return when(
        Stream.of("Name", "Priority")
            .map(member -> recovery(member, settings))
            .anyMatch(values -> new HashSet<>(values).size() < values.size()),
        "cannot have duplicate priorities or recovery mechanisms");
  }

  private static Optional<Refusal> unknownRecovery(JsonObject settings) {
    Set<String> names = Set.of("verified_email", "verified_phone_number", "admin_only");
    boolean known =
        recovery("Name", settings).stream()
                .allMatch(
                    name -> name instanceof JsonString text && names.contains(text.getString()))
            && recovery("Priority", settings).stream()
                .allMatch(priority -> Set.of("1", "2").contains(priority.toString()));
    return known
        ? Optional.empty()
        : Optional.of(
            Refusal.inOwnWords("RecoveryMechanisms are " + names + " of the priorities 1 and 2."));
  }

  private static List<JsonValue> recovery(String member, JsonObject settings) {
    return value(RECOVERY, settings).stream()
        .flatMap(list -> Members.objects(list).stream())
        .flatMap(mechanism -> value(member, mechanism).stream())
        .toList();
  }

  private static Optional<Refusal> withoutCode(JsonObject request, String... paths) {
    return when(
        Stream.of(paths)
            .flatMap(path -> text(path, request).stream())
            .anyMatch(text -> !text.contains("{####}")),
        "The message is invalid.");
  }

  private static Optional<Refusal> linkWithoutWords(JsonObject settings) {
    return when(
        text("VerificationMessageTemplate.EmailMessageByLink", settings)
            .filter(text -> !WORDS_OF_A_LINK.matcher(text).find())
            .isPresent(),
        "The message is invalid.");
  }

  private static Optional<Refusal> levels(JsonObject settings) {
    JsonObject levels = object("AcrConfiguration", settings).orElse(JsonValue.EMPTY_JSON_OBJECT);
    if (!Set.of("Level1", "Level2", "Level3", "Level4").containsAll(levels.keySet())) {
      return Optional.of(Refusal.inOwnWords("AcrConfiguration has Level1 to Level4."));
    }
    return new HashSet<>(levels.values()).size() < levels.size()
        ? Optional.of(Refusal.inOwnWords("Each AcrValue may be used once."))
        : Optional.empty();
  }

  private static Optional<Refusal> when(boolean broken, String message) {
    return broken ? Optional.of(Refusal.invalidParameter(message)) : Optional.empty();
  }
}
