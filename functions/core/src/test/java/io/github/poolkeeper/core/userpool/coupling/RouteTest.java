package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.MergePatch;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.NormalForm;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
  /// From here each case sets out: MFA is required, with a software token.
  private static final String POOL =
      """
      {"PoolName": "people", "UserPoolTier": "ESSENTIALS", "MfaConfiguration": "ON",
       "SoftwareTokenMfaConfiguration": {"Enabled": true},
       "WebAuthnConfiguration": {"FactorConfiguration": "SINGLE_FACTOR"},
       "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}},
       "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::1:role/sms"},
       "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
       "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}}
      """;

  private static final String CASES =
      """
      a name beside a mode                | {"PoolName":"folk","MfaConfiguration":"OPTIONAL"} | mfa update | mfa update
      passkeys under required MFA         | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","WEB_AUTHN"]}},"WebAuthnConfiguration":{"FactorConfiguration":"MULTI_FACTOR_WITH_USER_VERIFICATION"}} | mfa update | update mfa
      a one-time password, MFA optional   | {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}},"MfaConfiguration":"OPTIONAL"} | mfa update | update mfa
      e-mail MFA, with all that it needs  | {"EmailMfaConfiguration":{},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"},"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"admin_only","Priority":1}]}} | update mfa | mfa update
      both ways round at once             | {"EmailMfaConfiguration":{},"MfaConfiguration":"OPTIONAL","EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"},"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"admin_only","Priority":1}]},"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}}} | mfa update mfa | mfa update mfa
      SNS for End User Messaging          | {"SmsConfiguration":{"SnsCallerArn":null,"EumsSms":{"CallerArn":"arn:aws:iam::1:role/sms"}},"MfaConfiguration":"OPTIONAL"} | mfa update | mfa update
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = CASES)
  void goesWhereNothingIsBrokenBetweenTheCallsThereAndBack(
      String name, String patch, String there, String back) {
    NormalForm from = new NormalForm(object(POOL));
    NormalForm to = new NormalForm(MergePatch.apply(from.document(), object(patch)));

    assertThat(calls(Route.between(from, to))).as(name).isEqualTo(there);
    assertThat(calls(Route.between(to, from))).as(name).isEqualTo(back);
    assertThat(Route.between(from, to).violations()).isEmpty();
    assertThat(Route.between(to, from).violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"UserPoolTier":"LITE","MfaConfiguration":"OFF"} | {"UserPoolTier":"ESSENTIALS","MfaConfiguration":"OPTIONAL","EmailMfaConfiguration":{},"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | update mfa
          {"UserPoolTier":"LITE","PoolName":"a"} | {"UserPoolTier":"ESSENTIALS","WebAuthnConfiguration":{"RelyingPartyId":"a.example"}} | update mfa
          {"UserPoolTier":"ESSENTIALS","WebAuthnConfiguration":{"RelyingPartyId":"a.example"}} | {"UserPoolTier":"LITE"} | mfa update
          """)
  void raisesTheTierFirstAndLowersItLast(String from, String to, String calls) {
    assertThat(calls(Route.between(new NormalForm(object(from)), new NormalForm(object(to)))))
        .isEqualTo(calls);
  }

  @Test
  void knowsAPoolThatStandsBetweenTwoCalls() {
    NormalForm from = new NormalForm(object(POOL));
    NormalForm to =
        new NormalForm(
            MergePatch.apply(
                from.document(),
                object("{\"PoolName\":\"folk\",\"MfaConfiguration\":\"OPTIONAL\"}")));
    Route route = Route.between(from, to);

    assertThat(route.passes(route.legs().getFirst().to())).isTrue();
    assertThat(route.passes(from)).isFalse();
    assertThat(route.passes(to)).isFalse();
  }

  /// No change is known for which every order breaks something; should one come with a rule, this
  /// is said of it.
  @Test
  void saysToMakeItTwoChangesWhereNoOrderWorks() {
    NormalForm from = new NormalForm(object(POOL));
    NormalForm between = patched(from, "{\"EmailMfaConfiguration\":{}}");
    NormalForm to =
        patched(
            between,
            "{\"EmailConfiguration\":{\"EmailSendingAccount\":\"DEVELOPER\",\"SourceArn\":"
                + "\"arn:aws:ses:eu-west-1:1:identity/a\"},\"AccountRecoverySetting\":"
                + "{\"RecoveryMechanisms\":[{\"Name\":\"admin_only\",\"Priority\":1}]}}");
    Route wrong =
        new Route(
            List.of(
                new Route.Leg(Call.SET_USER_POOL_MFA_CONFIG, from, between),
                new Route.Leg(Call.UPDATE_USER_POOL, between, to)));

    assertThat(wrong.violations())
        .isNotEmpty()
        .allSatisfy(
            violation ->
                assertThat(violation.message())
                    .endsWith("(between the calls, whichever goes first: make it two changes)"));
    assertThat(Route.between(from, to).violations()).isEmpty();
  }

  private static NormalForm patched(NormalForm from, String patch) {
    return new NormalForm(MergePatch.apply(from.document(), object(patch)));
  }

  private static String calls(Route route) {
    return route.calls().stream()
        .map(call -> call == Call.UPDATE_USER_POOL ? "update" : "mfa")
        .collect(Collectors.joining(" "));
  }
}
