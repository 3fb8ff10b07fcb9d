package io.github.poolkeeper.core.userpool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Each rule between settings in a line, by its name. Not all are classes: some follow from a row
/// of the table, one is left to Cognito.
final class CouplingWords {
  static final Map<String, String> ALL = all();

  private CouplingWords() {}

  private static Map<String, String> all() {
    Map<String, String> words = new LinkedHashMap<>();
    texts(words);
    triggers(words);
    protection(words);
    fixed(words);
    return Collections.unmodifiableMap(words);
  }

  private static void texts(Map<String, String> words) {
    words.put(
        "temporary password validity",
        "`UnusedAccountValidityDays` is the older name of `TemporaryPasswordValidityDays`, and"
            + " Cognito takes only one of them. The newer one is sent; a pool that has only the older"
            + " one moves to the newer with its first change, for good. 0 would be taken as 7 and is"
            + " refused.");
    words.put(
        "verification twins",
        "the three verification texts stand at top level and in `VerificationMessageTemplate`; a"
            + " change of one side writes the other, and two different values are refused.");
    words.put(
        "link verification",
        "a code text holds `{####}`, a link text `{##…##}`. A pool can have both, and both are sent"
            + " back.");
    words.put(
        "leaving SES",
        "a change to `EmailSendingAccount` `COGNITO_DEFAULT` takes `SourceArn`, `From` and"
            + " `ConfigurationSet` away, which Cognito refuses beside it.");
    words.put(
        "e-mail sending",
        "`EmailSendingAccount` `DEVELOPER` needs `SourceArn`, and the settings of SES need"
            + " `DEVELOPER`.");
  }

  private static void triggers(Map<String, String> words) {
    words.put(
        "pre token generation",
        "`PreTokenGeneration` is the older name of `PreTokenGenerationConfig.LambdaArn`; a change of"
            + " one writes both. A `V3_0` configuration without the older name stays without.");
    words.put(
        "custom senders",
        "`CustomSMSSender` and `CustomEmailSender` need `KMSKeyID`, which goes with the last of them.");
  }

  private static void protection(Map<String, String> words) {
    words.put(
        "attribute verification",
        "`AttributesRequireVerificationBeforeUpdate` names only attributes that are among"
            + " `AutoVerifiedAttributes`.");
    words.put(
        "phone verification",
        "`phone_number` among `AutoVerifiedAttributes` needs an `SmsConfiguration`.");
    words.put(
        "SMS twins",
        "`SmsMfaConfiguration` repeats `SmsConfiguration` and `SmsAuthenticationMessage`; while it"
            + " is there, a change of one side writes the other, and an SMS factor without a"
            + " configuration takes the pool's.");
    words.put(
        "MFA",
        "a factor needs `MfaConfiguration` `OPTIONAL` or `ON`, and these need a factor; `ON` does"
            + " not go with one-time passwords among the first factors; codes by e-mail need"
            + " `EmailSendingAccount` `DEVELOPER`.");
    words.put("MFA off", "turning MFA off takes the factors away: Cognito refuses them beside it.");
    words.put(
        "tier",
        "`AdvancedSecurityMode` `AUDIT` and `ENFORCED` need the tier `PLUS`, first factors other"
            + " than the password `ESSENTIALS` or `PLUS`; a downgrade switches them off in the same"
            + " change.");
    words.put(
        "recovery",
        "one or two mechanisms with different priorities, `admin_only` alone; a pool without the"
            + " setting has Cognito's legacy behaviour and keeps it.");
    words.put(
        "sign-in",
        "`PASSWORD` stays among `AllowedFirstAuthFactors`, and `SOFTWARE_TOKEN` is none of them.");
    words.put(
        "device configuration",
        "absent is off; with any member, even `false`, it is on. `null` switches it off, and an"
            + " empty one is never sent.");
  }

  private static void fixed(Map<String, String> words) {
    words.put(
        "tags",
        "at most 50; those under `aws:` belong to AWS: they do not count, are never sent, and cannot"
            + " be changed.");
    words.put(
        "replicas",
        "in a replica Region Cognito refuses a change of a global setting"
            + " (`OperationNotEnabledException`); the change ends as `REFUSED`.");
  }
}
