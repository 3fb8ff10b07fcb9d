package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Pointer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTest {
  /// As the stand-in for Cognito does it, from what people have seen.
  @ParameterizedTest
  @CsvSource({
    "SetUserPoolMfaConfig, /MfaConfiguration",
    "SetUserPoolMfaConfig, /SmsMfaConfiguration/SmsAuthenticationMessage",
    "SetUserPoolMfaConfig, /SmsAuthenticationMessage",
    "SetUserPoolMfaConfig, /SmsConfiguration/ExternalId",
    "SetUserPoolMfaConfig, /SoftwareTokenMfaConfiguration/Enabled",
    "SetUserPoolMfaConfig, /EmailMfaConfiguration/Message",
    "SetUserPoolMfaConfig, /WebAuthnConfiguration/RelyingPartyId",
    "SetUserPoolMfaConfig, /NewerThanTheTable",
    "UpdateUserPool, /SmsMfaConfiguration/SmsAuthenticationMessage",
    "UpdateUserPool, /Policies/PasswordPolicy/MinimumLength",
    "TagResource, /UserPoolTags/team",
    "UntagResource, /UserPoolTags/team"
  })
  void canMoveWhatItsCallWrites(String operation, String setting) {
    assertThat(call(operation).canMove(Pointer.parse(setting))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SetUserPoolMfaConfig, /Policies/PasswordPolicy/MinimumLength",
    "SetUserPoolMfaConfig, /UserPoolTags/team",
    "TagResource, /PoolName",
    "AddCustomAttributes, /PoolName",
    "DeleteUserPool, /PoolName"
  })
  void canMoveNothingElse(String operation, String setting) {
    assertThat(call(operation).canMove(Pointer.parse(setting))).isFalse();
  }

  private static Seen call(String operation) {
    return new Seen(
        "event",
        Instant.EPOCH,
        operation,
        new Actor("AROAADMIN:eve", Optional.of("eve"), Optional.of("admin")),
        Via.CONSOLE,
        Optional.empty(),
        Optional.empty());
  }
}
