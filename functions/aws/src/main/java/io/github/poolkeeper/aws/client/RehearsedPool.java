package io.github.poolkeeper.aws.client;

import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;

/// A user pool that was made up for the rehearsal, with a setting of each kind.
final class RehearsedPool {
  private static final String DESCRIPTION =
      """
      {
        "Id": "us-east-1_Rehearsal", "Name": "rehearsal", "CreationDate": 1.7672580E9,
        "Arn": "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Rehearsal",
        "Policies": {
          "PasswordPolicy": {
            "MinimumLength": 8, "RequireUppercase": true, "TemporaryPasswordValidityDays": 7},
          "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}},
        "DeletionProtection": "ACTIVE", "MfaConfiguration": "OFF", "UserPoolTier": "ESSENTIALS",
        "AutoVerifiedAttributes": ["email"],
        "LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:000000000000:function:rehearsal"},
        "EmailVerificationMessage": "Your code is {####}", "EmailVerificationSubject": "Código",
        "VerificationMessageTemplate": {
          "EmailMessage": "Your code is {####}", "EmailSubject": "Código",
          "DefaultEmailOption": "CONFIRM_WITH_CODE"},
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
        "AdminCreateUserConfig": {
          "AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7},
        "AccountRecoverySetting": {
          "RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        "UserPoolTags": {"aws:rehearsal": "kept", "rehearsal": "yes"}
      }
      """;

  private RehearsedPool() {}

  static JsonObject description() {
    return JsonText.parse(DESCRIPTION).asJsonObject();
  }
}
