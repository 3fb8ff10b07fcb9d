package io.github.poolkeeper.aws.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateFirstTest {
  private static final String CASES =
      """
      e-mail codes need SES;                   {'EmailConfiguration': {'EmailSendingAccount': 'COGNITO_DEFAULT'}}; {'EmailConfiguration': {'EmailSendingAccount': 'DEVELOPER'}, 'EmailMfaConfiguration': {}}
      e-mail codes need SES;                   {}; {'EmailConfiguration': {'EmailSendingAccount': 'DEVELOPER'}, 'EmailMfaConfiguration': {}}
      required MFA needs no one-time password; {'MfaConfiguration': 'OFF', 'Policies': {'SignInPolicy': {'AllowedFirstAuthFactors': ['PASSWORD', 'EMAIL_OTP']}}}; {'MfaConfiguration': 'ON', 'Policies': {'SignInPolicy': {'AllowedFirstAuthFactors': ['PASSWORD']}}}
      required MFA needs no one-time password; {'MfaConfiguration': 'OPTIONAL', 'Policies': {'SignInPolicy': {'AllowedFirstAuthFactors': ['PASSWORD', 'SMS_OTP']}}}; {'MfaConfiguration': 'ON'}
      MFA may need the higher tier;            {'UserPoolTier': 'LITE'}; {'UserPoolTier': 'ESSENTIALS'}
      MFA may need the higher tier;            {}; {'UserPoolTier': 'LITE'}
      """;

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = CASES)
  void eachRuleHoldsOnTheWayThereAndNoneOnTheWayBack(String rule, String before, String after) {
    JsonObject from = json(before);
    JsonObject to = json(after);

    assertThat(UpdateFirst.RULES)
        .filteredOn(each -> each.holds().test(from, to))
        .extracting(UpdateFirst::name)
        .containsExactly(rule);
    assertThat(UpdateFirst.isNeeded(to, from)).isFalse();
  }

  @Test
  void usuallyTheMfaConfigurationGoesFirst() {
    assertThat(
            UpdateFirst.isNeeded(
                json("{'MfaConfiguration': 'OFF'}"), json("{'MfaConfiguration': 'ON'}")))
        .isFalse();
  }

  @Test
  void aHigherTierWaitsForMfaThatStandsInTheWayOfAOneTimePassword() {
    assertThat(
            UpdateFirst.isNeeded(
                json("{'MfaConfiguration': 'ON', 'UserPoolTier': 'LITE'}"),
                json(
                    "{'MfaConfiguration': 'OPTIONAL', 'UserPoolTier': 'ESSENTIALS', 'Policies':"
                        + " {'SignInPolicy': {'AllowedFirstAuthFactors': ['PASSWORD',"
                        + " 'EMAIL_OTP']}}}")))
        .isFalse();
  }

  @Test
  void codesThatWereThereAlreadyNeedNothing() {
    assertThat(
            UpdateFirst.isNeeded(
                json("{'EmailMfaConfiguration': {}}"),
                json(
                    "{'EmailMfaConfiguration': {'Subject': 'x'}, 'EmailConfiguration':"
                        + " {'EmailSendingAccount': 'DEVELOPER'}}")))
        .isFalse();
  }

  private static JsonObject json(String text) {
    return JsonText.parse(text.replace('\'', '"')).asJsonObject();
  }
}
