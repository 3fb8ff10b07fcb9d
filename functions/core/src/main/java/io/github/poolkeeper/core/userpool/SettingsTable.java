package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.userpool.Access.Call.SET_USER_POOL_MFA_CONFIG;
import static io.github.poolkeeper.core.userpool.Access.Call.UPDATE_USER_POOL;
import static io.github.poolkeeper.core.userpool.SettingRow.anyText;
import static io.github.poolkeeper.core.userpool.SettingRow.arn;
import static io.github.poolkeeper.core.userpool.SettingRow.choice;
import static io.github.poolkeeper.core.userpool.SettingRow.choices;
import static io.github.poolkeeper.core.userpool.SettingRow.cleared;
import static io.github.poolkeeper.core.userpool.SettingRow.email;
import static io.github.poolkeeper.core.userpool.SettingRow.flag;
import static io.github.poolkeeper.core.userpool.SettingRow.mailCode;
import static io.github.poolkeeper.core.userpool.SettingRow.mailInvitation;
import static io.github.poolkeeper.core.userpool.SettingRow.mailLink;
import static io.github.poolkeeper.core.userpool.SettingRow.neutral;
import static io.github.poolkeeper.core.userpool.SettingRow.none;
import static io.github.poolkeeper.core.userpool.SettingRow.number;
import static io.github.poolkeeper.core.userpool.SettingRow.readOnly;
import static io.github.poolkeeper.core.userpool.SettingRow.removed;
import static io.github.poolkeeper.core.userpool.SettingRow.smsCode;
import static io.github.poolkeeper.core.userpool.SettingRow.smsInvitation;
import static io.github.poolkeeper.core.userpool.SettingRow.structure;
import static io.github.poolkeeper.core.userpool.SettingRow.subject;
import static io.github.poolkeeper.core.userpool.SettingRow.text;
import static io.github.poolkeeper.core.userpool.Weakening.CHANGED;
import static io.github.poolkeeper.core.userpool.Weakening.EXTENDED;
import static io.github.poolkeeper.core.userpool.Weakening.LINKED;
import static io.github.poolkeeper.core.userpool.Weakening.LOWERED;
import static io.github.poolkeeper.core.userpool.Weakening.NEVER;
import static io.github.poolkeeper.core.userpool.Weakening.RAISED;
import static io.github.poolkeeper.core.userpool.Weakening.REDUCED;
import static jakarta.json.JsonValue.EMPTY_JSON_ARRAY;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The rows of [Settings]: the writable leaves of the API in its own order, each structure before
/// its members. Ranges are those of the API model. A test in `functions/aws` holds the rows against
/// the SDK's model, both ways.
final class SettingsTable {
  private static final Neutral TEXT_NEEDED = none("Cognito has no documented text for \"none\"");
  private static final Neutral WHOLE_POLICY =
      none("a password policy has every member; give the value you want");
  private static final Neutral WHOLE_BLOCK =
      none("it is off by omission of the whole block only; set the block to null");

  /// A code by SMS can be redirected with somebody else's phone number; an administrator asks back.
  private static final SettingType RECOVERY =
      new SettingType.RecoveryMechanisms(
          List.of(
              List.of("verified_phone_number"),
              List.of("verified_phone_number", "verified_email"),
              List.of("verified_email", "verified_phone_number"),
              List.of("verified_email"),
              List.of("admin_only")));

  private SettingsTable() {}

  static List<Setting> rows() {
    return Stream.of(
            policies(),
            triggers(),
            messages(),
            verification(),
            delivery(),
            sms(),
            rest(),
            authenticationLevels(),
            mfa(),
            fixed())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Setting> policies() {
    return List.of(
        update("/Policies", structure(), NEVER, none("a pool always has policies")),
        update("/Policies/PasswordPolicy", structure(), NEVER, none("a pool always has one")),
        update("/Policies/PasswordPolicy/MinimumLength", number(6, 99), LOWERED, WHOLE_POLICY),
        update("/Policies/PasswordPolicy/RequireUppercase", flag(), LOWERED, WHOLE_POLICY)
            .absentAs(JsonValue.FALSE),
        update("/Policies/PasswordPolicy/RequireLowercase", flag(), LOWERED, WHOLE_POLICY)
            .absentAs(JsonValue.FALSE),
        update("/Policies/PasswordPolicy/RequireNumbers", flag(), LOWERED, WHOLE_POLICY)
            .absentAs(JsonValue.FALSE),
        update("/Policies/PasswordPolicy/RequireSymbols", flag(), LOWERED, WHOLE_POLICY)
            .absentAs(JsonValue.FALSE),
        update("/Policies/PasswordPolicy/PasswordHistorySize", number(0, 24), LOWERED, WHOLE_POLICY)
            .absentAs(JsonValues.value(0)),
        // The API also takes 0, as 7.
        update(
                "/Policies/PasswordPolicy/TemporaryPasswordValidityDays",
                number(1, 365),
                RAISED,
                WHOLE_POLICY)
            .absentAs(JsonValues.value(7)),
        update(
            "/Policies/SignInPolicy",
            structure(),
            NEVER,
            neutral(object("AllowedFirstAuthFactors", array("PASSWORD")))),
        update(
            "/Policies/SignInPolicy/AllowedFirstAuthFactors",
            choices(List.of("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"), "PASSWORD"),
            EXTENDED,
            neutral(array("PASSWORD"))),
        update(
            "/DeletionProtection",
            choice("INACTIVE", "ACTIVE"),
            LOWERED,
            neutral(JsonValues.value("INACTIVE"))));
  }

  private static List<Setting> triggers() {
    List<Setting> rows = new ArrayList<>();
    rows.add(update("/LambdaConfig", structure(), NEVER, neutral(JsonValue.EMPTY_JSON_OBJECT)));
    for (String trigger :
        List.of(
            "PreSignUp",
            "CustomMessage",
            "PostConfirmation",
            "PreAuthentication",
            "PostAuthentication",
            "DefineAuthChallenge",
            "CreateAuthChallenge",
            "VerifyAuthChallengeResponse",
            "PreTokenGeneration",
            "UserMigration",
            "KMSKeyID")) {
      rows.add(update("/LambdaConfig/" + trigger, arn(), CHANGED, removed()));
    }
    rows.addAll(versionedTrigger("PreTokenGenerationConfig", "V1_0", "V2_0", "V3_0"));
    rows.addAll(versionedTrigger("CustomSMSSender", "V1_0"));
    rows.addAll(versionedTrigger("CustomEmailSender", "V1_0"));
    rows.addAll(versionedTrigger("InboundFederation", "V1_0"));
    return rows;
  }

  private static List<Setting> versionedTrigger(String name, String... versions) {
    Neutral both = none("a versioned trigger has both members; set the trigger to null");
    String path = "/LambdaConfig/" + name;
    return List.of(
        update(path, structure(), CHANGED, removed()),
        update(path + "/LambdaVersion", choice(versions), CHANGED, both).required(),
        update(path + "/LambdaArn", arn(), CHANGED, both).required());
  }

  private static List<Setting> messages() {
    return List.of(
        update("/SmsVerificationMessage", smsCode(), LINKED, TEXT_NEEDED),
        update("/EmailVerificationMessage", mailCode(), LINKED, TEXT_NEEDED),
        update("/EmailVerificationSubject", subject(), LINKED, TEXT_NEEDED),
        update("/VerificationMessageTemplate", structure(), NEVER, TEXT_NEEDED),
        update("/VerificationMessageTemplate/SmsMessage", smsCode(), LINKED, TEXT_NEEDED),
        update("/VerificationMessageTemplate/EmailMessage", mailCode(), LINKED, TEXT_NEEDED),
        update("/VerificationMessageTemplate/EmailSubject", subject(), LINKED, TEXT_NEEDED),
        update("/VerificationMessageTemplate/EmailMessageByLink", mailLink(), LINKED, TEXT_NEEDED),
        update("/VerificationMessageTemplate/EmailSubjectByLink", subject(), LINKED, TEXT_NEEDED),
        update(
            "/VerificationMessageTemplate/DefaultEmailOption",
            choice("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"),
            NEVER,
            neutral(JsonValues.value("CONFIRM_WITH_CODE"))),
        update("/SmsAuthenticationMessage", smsCode(), LINKED, TEXT_NEEDED));
  }

  private static List<Setting> verification() {
    List<String> attributes = List.of("email", "phone_number");
    String required = "/UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate";
    return List.of(
        update("/AutoVerifiedAttributes", choices(attributes), REDUCED, neutral(EMPTY_JSON_ARRAY)),
        update(
            "/UserAttributeUpdateSettings",
            structure(),
            NEVER,
            neutral(object("AttributesRequireVerificationBeforeUpdate", EMPTY_JSON_ARRAY))),
        update(required, choices(attributes), REDUCED, neutral(EMPTY_JSON_ARRAY)),
        update("/DeviceConfiguration", structure(), NEVER, removed()),
        // A remembered device takes the place of a second factor; without the block none is
        // remembered.
        update("/DeviceConfiguration/ChallengeRequiredOnNewDevice", flag(), RAISED, WHOLE_BLOCK)
            .absentAs(JsonValue.FALSE),
        update(
                "/DeviceConfiguration/DeviceOnlyRememberedOnUserPrompt",
                flag(),
                LOWERED,
                WHOLE_BLOCK)
            .absentAs(JsonValue.TRUE));
  }

  private static List<Setting> delivery() {
    return List.of(
        update(
            "/EmailConfiguration",
            structure(),
            NEVER,
            neutral(object("EmailSendingAccount", JsonValues.value("COGNITO_DEFAULT")))),
        update("/EmailConfiguration/SourceArn", arn(), CHANGED, removed()),
        update("/EmailConfiguration/ReplyToEmailAddress", email(), NEVER, removed()),
        update(
            "/EmailConfiguration/EmailSendingAccount",
            choice("COGNITO_DEFAULT", "DEVELOPER"),
            CHANGED,
            neutral(JsonValues.value("COGNITO_DEFAULT"))),
        update("/EmailConfiguration/From", anyText(1, 131_072), CHANGED, removed()),
        update(
            "/EmailConfiguration/ConfigurationSet",
            text(1, 64, "[a-zA-Z0-9_-]+", "letters, digits, _ and -"),
            NEVER,
            removed()));
  }

  private static List<Setting> sms() {
    return smsConfiguration(
        UPDATE_USER_POOL,
        "/SmsConfiguration",
        none("Cognito keeps an SMS configuration once it is set"));
  }

  private static List<Setting> smsConfiguration(Access.Call call, String path, Neutral whole) {
    Neutral needed = none("EumsSms needs it; set EumsSms to null");
    List<Setting> rows = new ArrayList<>();
    rows.add(SettingRow.row(call, path, structure(), CHANGED, whole));
    rows.add(SettingRow.row(call, path + "/SnsCallerArn", arn(), CHANGED, removed()));
    rows.add(SettingRow.row(call, path + "/ExternalId", anyText(0, 131_072), CHANGED, removed()));
    rows.add(SettingRow.row(call, path + "/SnsRegion", anyText(5, 32), CHANGED, removed()));
    rows.add(SettingRow.row(call, path + "/EumsSms", structure(), CHANGED, removed()));
    rows.add(SettingRow.row(call, path + "/EumsSms/CallerArn", arn(), CHANGED, needed).required());
    for (String member :
        List.of(
            "ExternalId",
            "OriginationIdentity",
            "ConfigurationSetName",
            "InEntityId",
            "InTemplateId",
            "Region")) {
      rows.add(
          SettingRow.row(
              call, path + "/EumsSms/" + member, anyText(0, 131_072), CHANGED, removed()));
    }
    return rows;
  }

  private static List<Setting> rest() {
    String invite = "/AdminCreateUserConfig/InviteMessageTemplate";
    return List.of(
        update(
            "/UserPoolTags", new SettingType.Tags(), NEVER, neutral(JsonValue.EMPTY_JSON_OBJECT)),
        update("/AdminCreateUserConfig", structure(), NEVER, none("a pool always has one")),
        update(
                "/AdminCreateUserConfig/AllowAdminCreateUserOnly",
                flag(),
                LOWERED,
                none("set it to true or false"))
            .absentAs(JsonValue.FALSE),
        update(
                "/AdminCreateUserConfig/UnusedAccountValidityDays",
                number(1, 365),
                RAISED,
                none("give the number of days"))
            .absentAs(JsonValues.value(7)),
        update(invite, structure(), NEVER, TEXT_NEEDED),
        update(invite + "/SMSMessage", smsInvitation(), LINKED, TEXT_NEEDED),
        update(invite + "/EmailMessage", mailInvitation(), LINKED, TEXT_NEEDED),
        update(invite + "/EmailSubject", subject(), LINKED, TEXT_NEEDED),
        update(
            "/UserPoolAddOns",
            structure(),
            NEVER,
            neutral(object("AdvancedSecurityMode", JsonValues.value("OFF")))),
        update(
                "/UserPoolAddOns/AdvancedSecurityMode",
                choice("OFF", "AUDIT", "ENFORCED"),
                LOWERED,
                neutral(JsonValues.value("OFF")))
            .required(),
        update("/UserPoolAddOns/AdvancedSecurityAdditionalFlows", structure(), NEVER, removed()),
        update(
            "/UserPoolAddOns/AdvancedSecurityAdditionalFlows/CustomAuthMode",
            choice("AUDIT", "ENFORCED"),
            LOWERED,
            removed()),
        update("/AccountRecoverySetting", structure(), NEVER, cleared(JsonValue.EMPTY_JSON_OBJECT)),
        update(
                "/AccountRecoverySetting/RecoveryMechanisms",
                RECOVERY,
                LOWERED,
                none("a pool needs a way to recover an account; name one, or admin_only"))
            // "SMS is preferred through email"
            .absentAs(recovery("verified_phone_number", "verified_email")),
        update(
            "/PoolName",
            text(1, 128, "[\\w\\s+=,.@-]+", "letters, digits, spaces, _+=,.@-"),
            NEVER,
            none("a pool always has a name")),
        update(
            "/UserPoolTier", choice("LITE", "ESSENTIALS", "PLUS"), LOWERED, none("name the tier")),
        update("/KeyConfiguration", structure(), CHANGED, none("name the key type")),
        update(
                "/KeyConfiguration/KeyType",
                choice("AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"),
                LOWERED,
                none("name the key type"))
            .absentAs(JsonValues.value("AWS_OWNED_KEY")),
        update("/KeyConfiguration/KmsKeyArn", arn(), CHANGED, removed()),
        update("/IssuerConfiguration", structure(), CHANGED, none("name the issuer type")),
        update(
            "/IssuerConfiguration/Type",
            choice("ORIGINAL", "UPDATED"),
            CHANGED,
            none("name the issuer type")));
  }

  /// A map in the API; its keys are these four.
  private static List<Setting> authenticationLevels() {
    List<Setting> rows = new ArrayList<>();
    rows.add(update("/AcrConfiguration", structure(), NEVER, removed()));
    for (String level : List.of("Level1", "Level2", "Level3", "Level4")) {
      String path = "/AcrConfiguration/" + level;
      rows.add(update(path, structure(), CHANGED, removed()));
      rows.add(
          update(
                  path + "/AcrValue",
                  text(1, 64, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+", "a name without spaces, \" and \\"),
                  CHANGED,
                  none("a level has a name; set the level to null"))
              .required());
    }
    return rows;
  }

  private static List<Setting> mfa() {
    List<Setting> rows = new ArrayList<>();
    rows.add(
        set(
            "/MfaConfiguration",
            choice("OFF", "OPTIONAL", "ON"),
            LOWERED,
            neutral(JsonValues.value("OFF"))));
    rows.add(set("/SmsMfaConfiguration", structure(), CHANGED, removed()));
    rows.add(set("/SmsMfaConfiguration/SmsAuthenticationMessage", smsCode(), LINKED, removed()));
    rows.addAll(
        smsConfiguration(
            SET_USER_POOL_MFA_CONFIG,
            "/SmsMfaConfiguration/SmsConfiguration",
            none("SMS codes need it; set SmsMfaConfiguration to null instead")));
    rows.add(set("/SoftwareTokenMfaConfiguration", structure(), NEVER, removed()));
    rows.add(
        set("/SoftwareTokenMfaConfiguration/Enabled", flag(), LOWERED, neutral(JsonValue.FALSE)));
    rows.add(set("/EmailMfaConfiguration", structure(), CHANGED, removed()));
    rows.add(set("/EmailMfaConfiguration/Message", mailCode(), LINKED, removed()));
    rows.add(set("/EmailMfaConfiguration/Subject", subject(), LINKED, removed()));
    rows.add(set("/WebAuthnConfiguration", structure(), CHANGED, removed()));
    rows.add(set("/WebAuthnConfiguration/RelyingPartyId", anyText(1, 127), CHANGED, removed()));
    rows.add(
        set(
                "/WebAuthnConfiguration/UserVerification",
                choice("preferred", "required"),
                LOWERED,
                removed())
            .absentAs(JsonValues.value("preferred")));
    rows.add(
        set(
                "/WebAuthnConfiguration/FactorConfiguration",
                choice("SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"),
                LOWERED,
                removed())
            .absentAs(JsonValues.value("SINGLE_FACTOR")));
    return rows;
  }

  private static List<Setting> fixed() {
    String atCreation = "it is chosen when a pool is created, and never again";
    String byCognito = "Cognito keeps it";
    String ownCall = "it has calls of its own (CreateUserPoolDomain, UpdateUserPoolDomain)";
    return List.of(
        readOnly("Id", "it is the pool's identity"),
        readOnly("Name", "in a change it is called PoolName"),
        readOnly("Arn", "it is the pool's identity"),
        readOnly("Status", byCognito),
        readOnly("CreationDate", byCognito),
        readOnly("LastModifiedDate", byCognito),
        readOnly("EstimatedNumberOfUsers", byCognito),
        readOnly(
            "SchemaAttributes",
            "attributes are added with AddCustomAttributes and never changed or removed"),
        readOnly("AliasAttributes", atCreation),
        readOnly("UsernameAttributes", atCreation),
        readOnly("UsernameConfiguration", atCreation),
        readOnly("Domain", ownCall),
        readOnly("CustomDomain", ownCall),
        readOnly("SmsConfigurationFailure", byCognito),
        readOnly("EmailConfigurationFailure", byCognito));
  }

  private static Setting update(
      String path, SettingType type, Weakening weakening, Neutral neutral) {
    return SettingRow.row(UPDATE_USER_POOL, path, type, weakening, neutral);
  }

  private static Setting set(String path, SettingType type, Weakening weakening, Neutral neutral) {
    return SettingRow.row(SET_USER_POOL_MFA_CONFIG, path, type, weakening, neutral);
  }

  private static JsonArray array(String... values) {
    return JsonValues.array(List.of(values));
  }

  private static JsonArray recovery(String... byPriority) {
    JsonArrayBuilder mechanisms = JsonValues.array();
    for (int i = 0; i < byPriority.length; i++) {
      mechanisms.add(JsonValues.object().add("Priority", i + 1).add("Name", byPriority[i]));
    }
    return mechanisms.build();
  }

  private static JsonObject object(String name, JsonValue value) {
    return JsonValues.object().add(name, value).build();
  }
}
