package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;

/// The settings that more than one rule speaks of.
final class Paths {
  static final Pointer MFA_MODE = Pointer.parse("/MfaConfiguration");
  static final Pointer SMS_MFA = Pointer.parse("/SmsMfaConfiguration");
  static final Pointer SOFTWARE_TOKEN = Pointer.parse("/SoftwareTokenMfaConfiguration");
  static final Pointer EMAIL_MFA = Pointer.parse("/EmailMfaConfiguration");
  static final List<Pointer> FACTORS = List.of(SMS_MFA, SOFTWARE_TOKEN, EMAIL_MFA);
  static final Pointer PASSKEYS = Pointer.parse("/WebAuthnConfiguration");
  static final Pointer FIRST_FACTORS =
      Pointer.parse("/Policies/SignInPolicy/AllowedFirstAuthFactors");
  static final Pointer SMS = Pointer.parse("/SmsConfiguration");
  static final Pointer SMS_OF_MFA = SMS_MFA.child("SmsConfiguration");
  static final Pointer EMAIL = Pointer.parse("/EmailConfiguration");
  static final Pointer SENDING_ACCOUNT = EMAIL.child("EmailSendingAccount");
  static final Pointer SOURCE_ARN = EMAIL.child("SourceArn");
  static final Pointer TRIGGERS = Pointer.parse("/LambdaConfig");
  static final Pointer TOKEN_TRIGGER = TRIGGERS.child("PreTokenGeneration");
  static final Pointer TOKEN_TRIGGER_CONFIG = TRIGGERS.child("PreTokenGenerationConfig");

  private Paths() {}
}
