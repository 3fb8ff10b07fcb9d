package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.EMAIL;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SENDING_ACCOUNT;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_OF_MFA;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SOURCE_ARN;
import static io.github.poolkeeper.core.userpool.coupling.Paths.TRIGGERS;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Documented;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Lacking;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Words;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What sending messages, and verifying with them, goes together with.
final class DeliveryRequirements {
  private static final Pointer VERIFIED = Pointer.parse("/AutoVerifiedAttributes");
  private static final Pointer VERIFIED_AHEAD =
      Pointer.parse("/UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate");
  private static final Pointer SMS_SENDER = TRIGGERS.child("CustomSMSSender");
  private static final Pointer EMAIL_SENDER = TRIGGERS.child("CustomEmailSender");
  private static final Pointer KEY = TRIGGERS.child("KMSKeyID");

  static final List<Requirement> ALL =
      List.of(
          new Requirement(
              "e-mail sender",
              "`EmailSendingAccount` `DEVELOPER` needs `SourceArn`. `COGNITO_DEFAULT` may have one:"
                  + " its FROM address.",
              new Words("Source ARN is required to use DEVELOPER email sending owner"),
              DeliveryRequirements::emailSender),
          new Requirement(
              "settings of SES",
              "`From` and `ConfigurationSet` are meant for `DEVELOPER`.",
              new Lacking("the documentation does not say what Cognito's own sender makes of them"),
              DeliveryRequirements::settingsOfSes),
          new Requirement(
              "SNS or End User Messaging",
              "an `SmsConfiguration` has `SnsCallerArn` or `EumsSms`, and not both; the move from"
                  + " one to the other is one change.",
              new Documented("API reference, SmsConfigurationType"),
              values -> Stream.of(SMS, SMS_OF_MFA).flatMap(path -> smsSender(values, path))),
          new Requirement(
              "custom senders",
              "`CustomSMSSender` and `CustomEmailSender` need `KMSKeyID`. A key without a sender"
                  + " may stand, and stays.",
              new Words(
                  "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used"),
              DeliveryRequirements::customSenders),
          new Requirement(
              "attribute verification",
              "`AttributesRequireVerificationBeforeUpdate` names only attributes that are among"
                  + " `AutoVerifiedAttributes`.",
              new Words(
                  "All attributes in AttributesRequireVerificationBeforeUpdate must exist in"
                      + " AutoVerifiedAttributes"),
              DeliveryRequirements::attributeVerification),
          new Requirement(
              "phone verification",
              "`phone_number` among `AutoVerifiedAttributes` needs `SmsConfiguration`.",
              new Words(
                  "SMS configuration is required when phone_number is selected for auto"
                      + " verification"),
              DeliveryRequirements::phoneVerification));

  private DeliveryRequirements() {}

  private static Stream<Breach> emailSender(Values values) {
    return Breach.when(
        values.says(SENDING_ACCOUNT, "DEVELOPER") && !values.has(SOURCE_ARN),
        SOURCE_ARN,
        "is needed by EmailSendingAccount DEVELOPER",
        SENDING_ACCOUNT,
        SOURCE_ARN);
  }

  /// Old pools send through an SES identity without naming an account.
  private static Stream<Breach> settingsOfSes(Values values) {
    boolean throughSes =
        values.says(SENDING_ACCOUNT, "DEVELOPER")
            || (!values.has(SENDING_ACCOUNT) && values.has(SOURCE_ARN));
    return Stream.of(EMAIL.child("From"), EMAIL.child("ConfigurationSet"))
        .filter(path -> !throughSes && values.has(path))
        .map(
            path ->
                new Breach(
                    path,
                    "is meant for EmailSendingAccount DEVELOPER; Cognito may refuse or ignore it",
                    List.of(path, SENDING_ACCOUNT)));
  }

  private static Stream<Breach> smsSender(Values values, Pointer path) {
    boolean hasSns = values.has(path.child("SnsCallerArn"));
    boolean hasEums = values.has(path.child("EumsSms"));
    return Stream.concat(
        Breach.when(
            values.has(path) && !hasSns && !hasEums, path, "needs SnsCallerArn or EumsSms", path),
        Breach.when(
            hasSns && hasEums,
            path,
            "has SnsCallerArn or EumsSms, not both: set the one to leave to null",
            path));
  }

  private static Stream<Breach> customSenders(Values values) {
    return Breach.when(
        (values.has(SMS_SENDER) || values.has(EMAIL_SENDER)) && !values.has(KEY),
        KEY,
        "is needed by CustomSMSSender and CustomEmailSender",
        SMS_SENDER,
        EMAIL_SENDER,
        KEY);
  }

  private static Stream<Breach> attributeVerification(Values values) {
    TreeSet<String> missing = new TreeSet<>(values.texts(VERIFIED_AHEAD));
    values.texts(VERIFIED).forEach(missing::remove);
    return Breach.when(
        !missing.isEmpty(),
        VERIFIED_AHEAD,
        "all of it must be in " + VERIFIED + ", which lacks " + String.join(", ", missing),
        VERIFIED,
        VERIFIED_AHEAD);
  }

  private static Stream<Breach> phoneVerification(Values values) {
    return Breach.when(
        values.texts(VERIFIED).contains("phone_number") && !values.has(SMS),
        VERIFIED,
        "phone_number needs an SmsConfiguration",
        VERIFIED,
        SMS);
  }
}
