package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.Pointer;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What each setting is called in Terraform's `aws_cognito_user_pool` (provider hashicorp/aws
/// 5.100) and in CloudFormation's `AWS::Cognito::UserPool`: every writable leaf of the table of
/// settings has its line. `=` is the API's own path, `-` says that there is no name.
final class ExportNames {
  private static final String TABLE =
      """
      /Policies/PasswordPolicy/MinimumLength                password_policy.minimum_length                       =
      /Policies/PasswordPolicy/RequireUppercase             password_policy.require_uppercase                    =
      /Policies/PasswordPolicy/RequireLowercase             password_policy.require_lowercase                    =
      /Policies/PasswordPolicy/RequireNumbers               password_policy.require_numbers                      =
      /Policies/PasswordPolicy/RequireSymbols               password_policy.require_symbols                      =
      /Policies/PasswordPolicy/PasswordHistorySize          password_policy.password_history_size                =
      /Policies/PasswordPolicy/TemporaryPasswordValidityDays password_policy.temporary_password_validity_days    =
      /Policies/SignInPolicy/AllowedFirstAuthFactors        sign_in_policy.allowed_first_auth_factors            =
      /DeletionProtection                                   deletion_protection                                  =
      /LambdaConfig/PreSignUp                               lambda_config.pre_sign_up                            =
      /LambdaConfig/CustomMessage                           lambda_config.custom_message                         =
      /LambdaConfig/PostConfirmation                        lambda_config.post_confirmation                      =
      /LambdaConfig/PreAuthentication                       lambda_config.pre_authentication                     =
      /LambdaConfig/PostAuthentication                      lambda_config.post_authentication                    =
      /LambdaConfig/DefineAuthChallenge                     lambda_config.define_auth_challenge                  =
      /LambdaConfig/CreateAuthChallenge                     lambda_config.create_auth_challenge                  =
      /LambdaConfig/VerifyAuthChallengeResponse             lambda_config.verify_auth_challenge_response         =
      /LambdaConfig/PreTokenGeneration                      lambda_config.pre_token_generation                   =
      /LambdaConfig/UserMigration                           lambda_config.user_migration                         =
      /LambdaConfig/KMSKeyID                                lambda_config.kms_key_id                             =
      /LambdaConfig/PreTokenGenerationConfig/LambdaVersion  lambda_config.pre_token_generation_config.lambda_version =
      /LambdaConfig/PreTokenGenerationConfig/LambdaArn      lambda_config.pre_token_generation_config.lambda_arn =
      /LambdaConfig/CustomSMSSender/LambdaVersion           lambda_config.custom_sms_sender.lambda_version       =
      /LambdaConfig/CustomSMSSender/LambdaArn               lambda_config.custom_sms_sender.lambda_arn           =
      /LambdaConfig/CustomEmailSender/LambdaVersion         lambda_config.custom_email_sender.lambda_version     =
      /LambdaConfig/CustomEmailSender/LambdaArn             lambda_config.custom_email_sender.lambda_arn         =
      /LambdaConfig/InboundFederation/LambdaVersion         -                                                    =
      /LambdaConfig/InboundFederation/LambdaArn             -                                                    =
      /SmsVerificationMessage                               sms_verification_message                             =
      /EmailVerificationMessage                             email_verification_message                           =
      /EmailVerificationSubject                             email_verification_subject                           =
      /VerificationMessageTemplate/SmsMessage               verification_message_template.sms_message            =
      /VerificationMessageTemplate/EmailMessage             verification_message_template.email_message          =
      /VerificationMessageTemplate/EmailSubject             verification_message_template.email_subject          =
      /VerificationMessageTemplate/EmailMessageByLink       verification_message_template.email_message_by_link  =
      /VerificationMessageTemplate/EmailSubjectByLink       verification_message_template.email_subject_by_link  =
      /VerificationMessageTemplate/DefaultEmailOption       verification_message_template.default_email_option   =
      /SmsAuthenticationMessage                             sms_authentication_message                           =
      /AutoVerifiedAttributes                               auto_verified_attributes                             =
      /UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate user_attribute_update_settings.attributes_require_verification_before_update =
      /DeviceConfiguration/ChallengeRequiredOnNewDevice     device_configuration.challenge_required_on_new_device =
      /DeviceConfiguration/DeviceOnlyRememberedOnUserPrompt device_configuration.device_only_remembered_on_user_prompt =
      /EmailConfiguration/SourceArn                         email_configuration.source_arn                       =
      /EmailConfiguration/ReplyToEmailAddress               email_configuration.reply_to_email_address           =
      /EmailConfiguration/EmailSendingAccount               email_configuration.email_sending_account            =
      /EmailConfiguration/From                              email_configuration.from_email_address               =
      /EmailConfiguration/ConfigurationSet                  email_configuration.configuration_set                =
      /SmsConfiguration/SnsCallerArn                        sms_configuration.sns_caller_arn                     =
      /SmsConfiguration/ExternalId                          sms_configuration.external_id                        =
      /SmsConfiguration/SnsRegion                           sms_configuration.sns_region                         =
      /SmsConfiguration/EumsSms/CallerArn                   -                                                    =
      /SmsConfiguration/EumsSms/ExternalId                  -                                                    =
      /SmsConfiguration/EumsSms/OriginationIdentity         -                                                    =
      /SmsConfiguration/EumsSms/ConfigurationSetName        -                                                    =
      /SmsConfiguration/EumsSms/InEntityId                  -                                                    =
      /SmsConfiguration/EumsSms/InTemplateId                -                                                    =
      /SmsConfiguration/EumsSms/Region                      -                                                    =
      /UserPoolTags                                         tags                                                 =
      /AdminCreateUserConfig/AllowAdminCreateUserOnly       admin_create_user_config.allow_admin_create_user_only =
      /AdminCreateUserConfig/UnusedAccountValidityDays      -                                                    =
      /AdminCreateUserConfig/InviteMessageTemplate/SMSMessage   admin_create_user_config.invite_message_template.sms_message   =
      /AdminCreateUserConfig/InviteMessageTemplate/EmailMessage admin_create_user_config.invite_message_template.email_message =
      /AdminCreateUserConfig/InviteMessageTemplate/EmailSubject admin_create_user_config.invite_message_template.email_subject =
      /UserPoolAddOns/AdvancedSecurityMode                  user_pool_add_ons.advanced_security_mode             =
      /UserPoolAddOns/AdvancedSecurityAdditionalFlows/CustomAuthMode user_pool_add_ons.advanced_security_additional_flows.custom_auth_mode =
      /AccountRecoverySetting/RecoveryMechanisms            account_recovery_setting.recovery_mechanism          =
      /PoolName                                             name                                                 UserPoolName
      /UserPoolTier                                         user_pool_tier                                       =
      /KeyConfiguration/KeyType                             -                                                    =
      /KeyConfiguration/KmsKeyArn                           -                                                    =
      /IssuerConfiguration/Type                             -                                                    =
      /AcrConfiguration/Level1/AcrValue                     -                                                    -
      /AcrConfiguration/Level2/AcrValue                     -                                                    -
      /AcrConfiguration/Level3/AcrValue                     -                                                    -
      /AcrConfiguration/Level4/AcrValue                     -                                                    -
      /MfaConfiguration                                     mfa_configuration                                    =
      /SmsMfaConfiguration/SmsAuthenticationMessage         sms_authentication_message                           SmsAuthenticationMessage
      /SmsMfaConfiguration/SmsConfiguration/SnsCallerArn    sms_configuration.sns_caller_arn                     SmsConfiguration.SnsCallerArn
      /SmsMfaConfiguration/SmsConfiguration/ExternalId      sms_configuration.external_id                        SmsConfiguration.ExternalId
      /SmsMfaConfiguration/SmsConfiguration/SnsRegion       sms_configuration.sns_region                         SmsConfiguration.SnsRegion
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/CallerArn            -  SmsConfiguration.EumsSms.CallerArn
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/ExternalId           -  SmsConfiguration.EumsSms.ExternalId
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/OriginationIdentity  -  SmsConfiguration.EumsSms.OriginationIdentity
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/ConfigurationSetName -  SmsConfiguration.EumsSms.ConfigurationSetName
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/InEntityId           -  SmsConfiguration.EumsSms.InEntityId
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/InTemplateId         -  SmsConfiguration.EumsSms.InTemplateId
      /SmsMfaConfiguration/SmsConfiguration/EumsSms/Region               -  SmsConfiguration.EumsSms.Region
      /SoftwareTokenMfaConfiguration/Enabled                software_token_mfa_configuration.enabled             EnabledMfas
      /EmailMfaConfiguration/Message                        email_mfa_configuration.message                      EmailAuthenticationMessage
      /EmailMfaConfiguration/Subject                        email_mfa_configuration.subject                      EmailAuthenticationSubject
      /WebAuthnConfiguration/RelyingPartyId                 web_authn_configuration.relying_party_id             WebAuthnRelyingPartyID
      /WebAuthnConfiguration/UserVerification               web_authn_configuration.user_verification            WebAuthnUserVerification
      /WebAuthnConfiguration/FactorConfiguration            -                                                    WebAuthnFactorConfiguration
      """;

  private static final SequencedMap<Pointer, Row> ROWS = rows();

  private ExportNames() {}

  /// One setting's names.
  record Row(Pointer path, Optional<Address> terraform, Optional<Address> cloudFormation) {
    Optional<Address> in(ExportFormat format) {
      return switch (format) {
        case TERRAFORM -> terraform;
        case CLOUDFORMATION -> cloudFormation;
      };
    }
  }

  /// In the order of the table of settings.
  static SequencedMap<Pointer, Row> all() {
    return ROWS;
  }

  private static SequencedMap<Pointer, Row> rows() {
    SequencedMap<Pointer, Row> rows = new LinkedHashMap<>();
    TABLE.lines().map(ExportNames::row).forEach(row -> rows.put(row.path(), row));
    return rows;
  }

  private static Row row(String line) {
    String[] parts = line.split(" +", -1);
    Pointer path = Pointer.parse(parts[0]);
    return new Row(
        path,
        named(parts[1]),
        parts[2].equals("=") ? Optional.of(new Address(path.segments())) : named(parts[2]));
  }

  private static Optional<Address> named(String name) {
    return Optional.of(name).filter(n -> !n.equals("-")).map(Address::of);
  }
}
