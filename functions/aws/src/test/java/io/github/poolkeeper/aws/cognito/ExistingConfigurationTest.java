package io.github.poolkeeper.aws.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistingConfigurationTest {
  private static final String POOL =
      """
      {"LambdaConfig": {"PreSignUp": "a", "PostConfirmation": "b"}, "MfaConfiguration": "ON",
       "SoftwareTokenMfaConfiguration": {"Enabled": true}, "SmsConfiguration": {"SnsCallerArn": "c"},
       "EmailMfaConfiguration": {"Message": "m", "Subject": "s"},
       "WebAuthnConfiguration": {"FactorConfiguration": "SINGLE_FACTOR"},
       "EmailConfiguration": {"From": "f", "SourceArn": "d"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true  | Invalid ARN in SnsCallerArn
          true  | 1 validation error detected: Value 'b' at 'lambdaConfig.postConfirmation' failed
          true  | SmsConfiguration is not valid
          false | 1 validation error detected: Value 'a' at 'lambdaConfig.preSignUp' failed
          false | PreSignUp and SnsCallerArn do not go together
          false | LambdaConfig is not valid
          false | WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.
          false | Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required
          false | The message is invalid.
          false | The Message is invalid. From, Subject, Type and Region prove nothing
          false | no reason
          """)
  void isMeantOnlyByTheNameOfASettingThatStays(boolean expected, String message) {
    PoolWrite write =
        PoolWrite.of(
            new UserPoolId("eu-west-1_Tested"),
            new Snapshot(new Configuration(json(POOL)), Set.of()),
            new NormalForm(json(POOL.replace("\"a\"", "\"new\""))));

    assertThat(ExistingConfiguration.isMeantBy(message, write)).isEqualTo(expected);
  }

  private static JsonObject json(String text) {
    return JsonText.parse(text).asJsonObject();
  }
}
