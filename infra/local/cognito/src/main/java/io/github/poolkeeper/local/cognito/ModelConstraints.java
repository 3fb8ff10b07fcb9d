package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/// Types, ranges, lengths and enums of the API's model, a row a constraint: path, kind, arguments
/// of the kind. Members that are not here are taken as they are. Source: the request shapes of
/// `cognito-idp-2016-04-18`, where patterns of texts are reduced to the marks they ask for.
final class ModelConstraints {

  /// Of UpdateUserPool.
  static final List<Rule<JsonObject>> SETTINGS =
      rules(
          """
          PoolName text 1 128
          Policies structure
          Policies.PasswordPolicy structure
          Policies.PasswordPolicy.MinimumLength number 6 99
          Policies.PasswordPolicy.RequireUppercase flag
          Policies.PasswordPolicy.RequireLowercase flag
          Policies.PasswordPolicy.RequireNumbers flag
          Policies.PasswordPolicy.RequireSymbols flag
          Policies.PasswordPolicy.PasswordHistorySize number 0 24
          Policies.PasswordPolicy.TemporaryPasswordValidityDays number 0 365
          Policies.SignInPolicy structure
          DeletionProtection enum ACTIVE INACTIVE
          LambdaConfig structure
          LambdaConfig.PreSignUp arn
          LambdaConfig.CustomMessage arn
          LambdaConfig.PostConfirmation arn
          LambdaConfig.PreAuthentication arn
          LambdaConfig.PostAuthentication arn
          LambdaConfig.DefineAuthChallenge arn
          LambdaConfig.CreateAuthChallenge arn
          LambdaConfig.VerifyAuthChallengeResponse arn
          LambdaConfig.UserMigration arn
          LambdaConfig.PreTokenGeneration arn
          LambdaConfig.PreTokenGenerationConfig structure
          LambdaConfig.PreTokenGenerationConfig.LambdaVersion enum V1_0 V2_0 V3_0
          LambdaConfig.PreTokenGenerationConfig.LambdaArn arn
          LambdaConfig.CustomSMSSender structure
          LambdaConfig.CustomSMSSender.LambdaVersion enum V1_0
          LambdaConfig.CustomSMSSender.LambdaArn arn
          LambdaConfig.CustomEmailSender structure
          LambdaConfig.CustomEmailSender.LambdaVersion enum V1_0
          LambdaConfig.CustomEmailSender.LambdaArn arn
          LambdaConfig.InboundFederation structure
          LambdaConfig.InboundFederation.LambdaVersion enum V1_0
          LambdaConfig.InboundFederation.LambdaArn arn
          LambdaConfig.KMSKeyID arn
          AutoVerifiedAttributes list phone_number email
          SmsVerificationMessage text 6 140
          SmsVerificationMessage contains {####}
          EmailVerificationMessage text 6 20000
          EmailVerificationMessage contains {####}
          EmailVerificationSubject text 1 140
          VerificationMessageTemplate structure
          VerificationMessageTemplate.SmsMessage text 6 140
          VerificationMessageTemplate.SmsMessage contains {####}
          VerificationMessageTemplate.EmailMessage text 6 20000
          VerificationMessageTemplate.EmailMessage contains {####}
          VerificationMessageTemplate.EmailSubject text 1 140
          VerificationMessageTemplate.EmailMessageByLink text 6 20000
          VerificationMessageTemplate.EmailMessageByLink contains {## ##}
          VerificationMessageTemplate.EmailSubjectByLink text 1 140
          VerificationMessageTemplate.DefaultEmailOption enum CONFIRM_WITH_LINK CONFIRM_WITH_CODE
          SmsAuthenticationMessage text 6 140
          SmsAuthenticationMessage contains {####}
          UserAttributeUpdateSettings structure
          UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate list phone_number email
          DeviceConfiguration structure
          DeviceConfiguration.ChallengeRequiredOnNewDevice flag
          DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt flag
          EmailConfiguration structure
          EmailConfiguration.SourceArn arn
          EmailConfiguration.ReplyToEmailAddress contains @
          EmailConfiguration.EmailSendingAccount enum COGNITO_DEFAULT DEVELOPER
          EmailConfiguration.From text 0 131072
          EmailConfiguration.ConfigurationSet text 1 64
          SmsConfiguration structure
          SmsConfiguration.SnsCallerArn arn
          SmsConfiguration.ExternalId text 0 131072
          SmsConfiguration.SnsRegion text 5 32
          UserPoolTags tags
          AdminCreateUserConfig structure
          AdminCreateUserConfig.AllowAdminCreateUserOnly flag
          AdminCreateUserConfig.UnusedAccountValidityDays number 0 365
          AdminCreateUserConfig.InviteMessageTemplate structure
          AdminCreateUserConfig.InviteMessageTemplate.SMSMessage text 6 140
          AdminCreateUserConfig.InviteMessageTemplate.EmailMessage text 6 20000
          AdminCreateUserConfig.InviteMessageTemplate.EmailSubject text 1 140
          UserPoolAddOns structure
          UserPoolAddOns.AdvancedSecurityMode enum OFF AUDIT ENFORCED
          UserPoolAddOns.AdvancedSecurityAdditionalFlows structure
          UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode enum AUDIT ENFORCED
          AccountRecoverySetting structure
          UserPoolTier enum LITE ESSENTIALS PLUS
          """);

  /// Of SetUserPoolMfaConfig.
  static final List<Rule<JsonObject>> MFA =
      rules(
          """
          MfaConfiguration enum OFF ON OPTIONAL
          SmsMfaConfiguration structure
          SmsMfaConfiguration.SmsAuthenticationMessage text 6 140
          SmsMfaConfiguration.SmsAuthenticationMessage contains {####}
          SmsMfaConfiguration.SmsConfiguration structure
          SmsMfaConfiguration.SmsConfiguration.SnsCallerArn arn
          SmsMfaConfiguration.SmsConfiguration.ExternalId text 0 131072
          SmsMfaConfiguration.SmsConfiguration.SnsRegion text 5 32
          SoftwareTokenMfaConfiguration structure
          SoftwareTokenMfaConfiguration.Enabled flag
          EmailMfaConfiguration structure
          EmailMfaConfiguration.Message text 6 20000
          EmailMfaConfiguration.Message contains {####}
          EmailMfaConfiguration.Subject text 1 140
          WebAuthnConfiguration structure
          WebAuthnConfiguration.RelyingPartyId text 1 127
          WebAuthnConfiguration.UserVerification enum required preferred
          WebAuthnConfiguration.FactorConfiguration enum SINGLE_FACTOR MULTI_FACTOR_WITH_USER_VERIFICATION
          """);

  private ModelConstraints() {}

  private static List<Rule<JsonObject>> rules(String table) {
    return table.lines().map(ModelConstraints::rule).toList();
  }

  private static Rule<JsonObject> rule(String row) {
    List<String> cells = List.of(row.split(" ", -1));
    MemberPath path = MemberPath.of(cells.get(0));
    Constraint constraint = Constraint.of(cells.get(1), cells.subList(2, cells.size()));
    return new Rule<>(
        row,
        settings ->
            path.in(settings)
                .filter(constraint.allows().negate())
                .map(value -> broken(path, constraint, value)));
  }

  private static Violation broken(MemberPath path, Constraint constraint, JsonValue value) {
    String message =
        "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must %s"
            .formatted(path, constraint.demand());
    return Violation.of(Refusal.invalidParameter(message), value);
  }
}
