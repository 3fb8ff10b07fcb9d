package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Types, ranges, lengths, patterns, enums and required members of the API's model, a row a
/// constraint: path, kind, arguments of the kind. AWS holds every request against them, whatever
/// the user pool is like. Members that are not here are taken as they are.
///
/// Source: the request shapes of `cognito-idp-2016-04-18`; the form of the words is the one that
/// aws/aws-cdk#15863 and aws-amplify/amplify-js#6917 quote. That code texts have a code is asked by
/// [ConfigurationRules], in other words.
final class ModelConstraints {

  /// Of UpdateUserPool and CreateUserPool.
  static final ModelConstraints SETTINGS =
      of(
          """
          PoolName text 1 128
          PoolName pattern name
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
          Policies.SignInPolicy.AllowedFirstAuthFactors list PASSWORD EMAIL_OTP SMS_OTP WEB_AUTHN
          Policies.SignInPolicy.AllowedFirstAuthFactors at-least 1
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
          LambdaConfig.PreTokenGenerationConfig required LambdaVersion LambdaArn
          LambdaConfig.PreTokenGenerationConfig.LambdaVersion enum V1_0 V2_0 V3_0
          LambdaConfig.PreTokenGenerationConfig.LambdaArn arn
          LambdaConfig.CustomSMSSender structure
          LambdaConfig.CustomSMSSender required LambdaVersion LambdaArn
          LambdaConfig.CustomSMSSender.LambdaVersion enum V1_0
          LambdaConfig.CustomSMSSender.LambdaArn arn
          LambdaConfig.CustomEmailSender structure
          LambdaConfig.CustomEmailSender required LambdaVersion LambdaArn
          LambdaConfig.CustomEmailSender.LambdaVersion enum V1_0
          LambdaConfig.CustomEmailSender.LambdaArn arn
          LambdaConfig.InboundFederation structure
          LambdaConfig.InboundFederation required LambdaVersion LambdaArn
          LambdaConfig.InboundFederation.LambdaVersion enum V1_0
          LambdaConfig.InboundFederation.LambdaArn arn
          LambdaConfig.KMSKeyID arn
          AutoVerifiedAttributes list phone_number email
          SmsVerificationMessage text 6 140
          SmsVerificationMessage pattern sms
          EmailVerificationMessage text 6 20000
          EmailVerificationMessage pattern mail
          EmailVerificationSubject text 1 140
          EmailVerificationSubject pattern subject
          VerificationMessageTemplate structure
          VerificationMessageTemplate.SmsMessage text 6 140
          VerificationMessageTemplate.SmsMessage pattern sms
          VerificationMessageTemplate.EmailMessage text 6 20000
          VerificationMessageTemplate.EmailMessage pattern mail
          VerificationMessageTemplate.EmailSubject text 1 140
          VerificationMessageTemplate.EmailSubject pattern subject
          VerificationMessageTemplate.EmailMessageByLink text 6 20000
          VerificationMessageTemplate.EmailMessageByLink pattern mail
          VerificationMessageTemplate.EmailSubjectByLink text 1 140
          VerificationMessageTemplate.EmailSubjectByLink pattern subject
          VerificationMessageTemplate.DefaultEmailOption enum CONFIRM_WITH_LINK CONFIRM_WITH_CODE
          SmsAuthenticationMessage text 6 140
          SmsAuthenticationMessage pattern sms
          UserAttributeUpdateSettings structure
          UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate list phone_number email
          DeviceConfiguration structure
          DeviceConfiguration.ChallengeRequiredOnNewDevice flag
          DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt flag
          EmailConfiguration structure
          EmailConfiguration.SourceArn arn
          EmailConfiguration.ReplyToEmailAddress pattern address
          EmailConfiguration.EmailSendingAccount enum COGNITO_DEFAULT DEVELOPER
          EmailConfiguration.From text 0 131072
          EmailConfiguration.ConfigurationSet text 1 64
          EmailConfiguration.ConfigurationSet pattern set
          SmsConfiguration structure
          SmsConfiguration.SnsCallerArn arn
          SmsConfiguration.ExternalId text 0 131072
          SmsConfiguration.SnsRegion text 5 32
          SmsConfiguration.EumsSms structure
          SmsConfiguration.EumsSms required CallerArn
          SmsConfiguration.EumsSms.CallerArn arn
          UserPoolTags structure
          AdminCreateUserConfig structure
          AdminCreateUserConfig.AllowAdminCreateUserOnly flag
          AdminCreateUserConfig.UnusedAccountValidityDays number 0 365
          AdminCreateUserConfig.InviteMessageTemplate structure
          AdminCreateUserConfig.InviteMessageTemplate.SMSMessage text 6 140
          AdminCreateUserConfig.InviteMessageTemplate.EmailMessage text 6 20000
          AdminCreateUserConfig.InviteMessageTemplate.EmailMessage pattern mail
          AdminCreateUserConfig.InviteMessageTemplate.EmailSubject text 1 140
          AdminCreateUserConfig.InviteMessageTemplate.EmailSubject pattern subject
          UserPoolAddOns structure
          UserPoolAddOns required AdvancedSecurityMode
          UserPoolAddOns.AdvancedSecurityMode enum OFF AUDIT ENFORCED
          UserPoolAddOns.AdvancedSecurityAdditionalFlows structure
          UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode enum AUDIT ENFORCED
          AccountRecoverySetting structure
          AccountRecoverySetting.RecoveryMechanisms at-least 1
          AccountRecoverySetting.RecoveryMechanisms each-required Priority Name
          UserPoolTier enum LITE ESSENTIALS PLUS
          AcrConfiguration structure
          AcrConfiguration each-required AcrValue
          AcrConfiguration.Level1.AcrValue text 1 64
          AcrConfiguration.Level1.AcrValue pattern level
          AcrConfiguration.Level2.AcrValue text 1 64
          AcrConfiguration.Level2.AcrValue pattern level
          AcrConfiguration.Level3.AcrValue text 1 64
          AcrConfiguration.Level3.AcrValue pattern level
          AcrConfiguration.Level4.AcrValue text 1 64
          AcrConfiguration.Level4.AcrValue pattern level
          """);

  /// Of SetUserPoolMfaConfig.
  static final ModelConstraints MFA =
      of(
          """
          MfaConfiguration enum OFF ON OPTIONAL
          SmsMfaConfiguration structure
          SmsMfaConfiguration.SmsAuthenticationMessage text 6 140
          SmsMfaConfiguration.SmsAuthenticationMessage pattern sms
          SmsMfaConfiguration.SmsConfiguration structure
          SmsMfaConfiguration.SmsConfiguration.SnsCallerArn arn
          SmsMfaConfiguration.SmsConfiguration.ExternalId text 0 131072
          SmsMfaConfiguration.SmsConfiguration.SnsRegion text 5 32
          SmsMfaConfiguration.SmsConfiguration.EumsSms structure
          SmsMfaConfiguration.SmsConfiguration.EumsSms required CallerArn
          SmsMfaConfiguration.SmsConfiguration.EumsSms.CallerArn arn
          SoftwareTokenMfaConfiguration structure
          SoftwareTokenMfaConfiguration.Enabled flag
          EmailMfaConfiguration structure
          EmailMfaConfiguration.Message text 6 20000
          EmailMfaConfiguration.Message pattern mail
          EmailMfaConfiguration.Subject text 1 140
          EmailMfaConfiguration.Subject pattern subject
          WebAuthnConfiguration structure
          WebAuthnConfiguration.RelyingPartyId text 1 127
          WebAuthnConfiguration.UserVerification enum required preferred
          WebAuthnConfiguration.FactorConfiguration enum SINGLE_FACTOR MULTI_FACTOR_WITH_USER_VERIFICATION
          """);

  private final List<Row> rows;

  private ModelConstraints(List<Row> rows) {
    this.rows = rows;
  }

  /// What AWS says of everything in the request that its model does not allow, at once.
  Optional<Refusal> refusal(JsonObject request) {
    List<String> errors = rows.stream().flatMap(row -> row.errors(request)).distinct().toList();
    return errors.isEmpty() ? Optional.empty() : Optional.of(Refusal.validation(errors));
  }

  List<String> names() {
    return rows.stream().map(Row::name).toList();
  }

  private static ModelConstraints of(String table) {
    return new ModelConstraints(table.lines().map(Row::of).toList());
  }

  private record Row(String name, MemberPath path, Constraint constraint) {

    static Row of(String row) {
      List<String> cells = List.of(row.split(" ", -1));
      return new Row(
          row,
          MemberPath.of(cells.get(0)),
          Constraint.of(cells.get(1), cells.subList(2, cells.size())));
    }

    Stream<String> errors(JsonObject request) {
      return path.in(request).stream()
          .flatMap(value -> constraint.errors(Constraint.camelCase(path.toString()), value));
    }
  }
}
