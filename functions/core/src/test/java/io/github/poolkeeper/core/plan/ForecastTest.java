package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final String POOL =
      """
      {"PoolName": "people", "DeletionProtection": "ACTIVE", "UserPoolTags": {"team": "identity"}}
      """;
  private static final String PROTECTION_OFF = "{\"DeletionProtection\": \"INACTIVE\"}";

  @Test
  void saysWhichCallsItTakes() {
    assertThat(forecast(POOL, PROTECTION_OFF).calls()).containsExactly("UpdateUserPool");
  }

  @Test
  void hashesTheSameRequestOnTheSameValuesAlike() {
    assertThat(hash(POOL, PROTECTION_OFF))
        .isEqualTo(hash(POOL, PROTECTION_OFF))
        .isEqualTo(hash(POOL.replace("identity", "another"), PROTECTION_OFF));
  }

  @Test
  void hashesAnotherBaseValueOtherwise() {
    String tags = "{\"UserPoolTags\": {\"team\": \"security\"}}";

    assertThat(hash(POOL, tags)).isNotEqualTo(hash(POOL.replace("identity", "another"), tags));
  }

  @Test
  void hashesAnotherRequestOtherwiseThoughItComesToTheSame() {
    assertThat(hash(POOL, PROTECTION_OFF))
        .isNotEqualTo(
            hash(POOL, "{\"DeletionProtection\": \"INACTIVE\", \"PoolName\": \"people\"}"));
  }

  @Test
  void promisesACompleteUndoOfAPlainChange() {
    assertThat(forecast(POOL, PROTECTION_OFF).undo())
        .isEqualTo(new Forecast.Undo.Possible(List.of()));
  }

  @Test
  void saysThatALegacyPoolDoesNotGoBack() {
    assertThat(
            remains(
                """
                {"PoolName": "people", "Policies": {"PasswordPolicy": {"MinimumLength": 8}},
                 "AdminCreateUserConfig": {"UnusedAccountValidityDays": 7}}
                """,
                "{\"PoolName\": \"folk\"}"))
        .containsExactly("/Policies/PasswordPolicy/TemporaryPasswordValidityDays");
  }

  @Test
  void saysThatAFirstSmsConfigurationMayStay() {
    assertThat(
            remains(
                POOL,
                """
                {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms",
                                      "ExternalId": "x"}}
                """))
        .containsExactly("/SmsConfiguration");
  }

  @Test
  void saysThatAStateCannotBeReturnedToThatCognitoWouldRefuse() {
    assertThat(
            forecast(
                    """
                    {"PoolName": "people",
                     "UserAttributeUpdateSettings":
                       {"AttributesRequireVerificationBeforeUpdate": ["email"]}}
                    """,
                    "{\"AutoVerifiedAttributes\": [\"email\"]}")
                .undo())
        .isInstanceOf(Forecast.Undo.Impossible.class);
  }

  private static List<String> remains(String pool, String patch) {
    return ((Forecast.Undo.Possible) forecast(pool, patch).undo())
        .remains().stream().map(Remainder::path).map(Object::toString).toList();
  }

  private static Fingerprint hash(String pool, String patch) {
    return plan(pool, patch).hash(new Action.Change(object(patch)));
  }

  private static Forecast forecast(String pool, String patch) {
    return plan(pool, patch).forecast(hash(pool, patch), List.of("UpdateUserPool"));
  }

  private static Plan.Write plan(String pool, String patch) {
    Plan plan = Planner.change(new Configuration(object(pool)), object(patch), Optional.empty());
    assertThat(plan).isInstanceOf(Plan.Write.class);
    return (Plan.Write) plan;
  }
}
