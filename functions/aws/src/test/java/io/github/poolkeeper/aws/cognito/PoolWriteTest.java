package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.core.userpool.Access.Call.SET_USER_POOL_MFA_CONFIG;
import static io.github.poolkeeper.core.userpool.Access.Call.UPDATE_USER_POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolWriteTest {
  private static final UserPoolId POOL = new UserPoolId("eu-west-1_Tested");

  @Test
  void sendsEveryMemberOfTheCallAndOnlyThose() {
    PoolWrite write =
        write(
            "{'PoolName': 'a', 'BrandNew': [1], 'MfaConfiguration': 'ON',"
                + " 'SoftwareTokenMfaConfiguration': {'Enabled': true}}",
            "{'PoolName': 'b', 'BrandNew': [1], 'MfaConfiguration': 'ON',"
                + " 'SoftwareTokenMfaConfiguration': {'Enabled': true}}");

    assertThat(write.route().calls()).containsExactly(UPDATE_USER_POOL);
    assertThat(body(write, UPDATE_USER_POOL))
        .isEqualTo(
            json(
                "{'UserPoolId': 'eu-west-1_Tested', 'PoolName': 'b', 'BrandNew': [1],"
                    + " 'MfaConfiguration': 'ON'}"));
  }

  @Test
  void saysNullForWhatGoes() {
    PoolWrite write =
        write(
            "{'DeviceConfiguration': {'ChallengeRequiredOnNewDevice': true},"
                + " 'Policies': {'PasswordPolicy': {}, 'SignInPolicy': {}},"
                + " 'LambdaConfig': {'PreSignUp': 'x'}}",
            "{'Policies': {'PasswordPolicy': {}}, 'LambdaConfig': {}}");

    assertThat(body(write, UPDATE_USER_POOL))
        .isEqualTo(
            json(
                "{'UserPoolId': 'eu-west-1_Tested', 'DeviceConfiguration': null,"
                    + " 'Policies': {'PasswordPolicy': {}, 'SignInPolicy': null},"
                    + " 'LambdaConfig': {}}"));
  }

  @Test
  void needsNoCallForTheSameInAnotherForm() {
    assertThat(
            write(
                    "{'AutoVerifiedAttributes': ['email', 'phone_number'],"
                        + " 'UserPoolTags': {'aws:stack': 's'}, 'DeviceConfiguration': {}}",
                    "{'AutoVerifiedAttributes': ['phone_number', 'email'], 'UserPoolTags': {}}")
                .route()
                .calls())
        .isEmpty();
  }

  @Test
  void repeatsTheModeThatIsInForceBetweenTwoCalls() {
    PoolWrite usual =
        write(
            "{'PoolName': 'a', 'MfaConfiguration': 'OFF'}",
            "{'PoolName': 'b', 'MfaConfiguration': 'ON'}");
    assertThat(usual.route().calls()).containsExactly(SET_USER_POOL_MFA_CONFIG, UPDATE_USER_POOL);
    assertThat(body(usual, UPDATE_USER_POOL).getString("MfaConfiguration")).isEqualTo("ON");

    PoolWrite updateFirst =
        write(
            "{'UserPoolTier': 'LITE', 'MfaConfiguration': 'OFF'}",
            "{'UserPoolTier': 'PLUS', 'MfaConfiguration': 'ON', 'WebAuthnConfiguration': {}}");
    assertThat(updateFirst.route().calls())
        .containsExactly(UPDATE_USER_POOL, SET_USER_POOL_MFA_CONFIG);
    assertThat(body(updateFirst, UPDATE_USER_POOL).getString("MfaConfiguration")).isEqualTo("OFF");
    assertThat(
            updateFirst
                .body(updateFirst.route().legs().getFirst().back())
                .getString("MfaConfiguration"))
        .isEqualTo("OFF");
  }

  @Test
  void sendsAMemberNoModelKnowsBackWhereItCameFrom() {
    PoolWrite write =
        PoolWrite.of(
            POOL,
            new Snapshot(
                new Configuration(json("{'NewFactor': {'On': false}, 'PoolName': 'a'}")),
                Set.of("NewFactor", "MfaConfiguration")),
            new NormalForm(json("{'NewFactor': {'On': true}, 'PoolName': 'a'}")));

    assertThat(write.route().calls()).containsExactly(SET_USER_POOL_MFA_CONFIG);
    assertThat(body(write, SET_USER_POOL_MFA_CONFIG))
        .isEqualTo(json("{'UserPoolId': 'eu-west-1_Tested', 'NewFactor': {'On': true}}"));
  }

  private static JsonObject body(PoolWrite write, Call call) {
    return write.body(
        write.route().legs().stream().filter(leg -> leg.call() == call).findFirst().orElseThrow());
  }

  private static PoolWrite write(String live, String after) {
    return PoolWrite.of(
        POOL,
        new Snapshot(new Configuration(json(live)), Set.of("MfaConfiguration")),
        new NormalForm(json(after)));
  }

  private static JsonObject json(String text) {
    return JsonText.parse(text.replace('\'', '"')).asJsonObject();
  }
}
