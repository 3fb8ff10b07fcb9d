package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Remainder;
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
    assertThat(forecast(POOL, PROTECTION_OFF).hash())
        .isEqualTo(forecast(POOL, PROTECTION_OFF).hash())
        .isEqualTo(forecast(POOL.replace("identity", "another"), PROTECTION_OFF).hash());
  }

  @Test
  void hashesAnotherBaseValueOtherwise() {
    String tags = "{\"UserPoolTags\": {\"team\": \"security\"}}";

    assertThat(forecast(POOL, tags).hash())
        .isNotEqualTo(forecast(POOL.replace("identity", "another"), tags).hash());
  }

  @Test
  void hashesAnotherRequestOtherwiseThoughItComesToTheSame() {
    assertThat(forecast(POOL, PROTECTION_OFF).hash())
        .isNotEqualTo(
            forecast(POOL, "{\"DeletionProtection\": \"INACTIVE\", \"PoolName\": \"people\"}")
                .hash());
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

  private static Forecast forecast(String pool, String patch) {
    Plan plan = Planner.change(new Configuration(object(pool)), object(patch), Optional.empty());
    assertThat(plan).isInstanceOf(Plan.Write.class);
    return ((Plan.Write) plan)
        .forecast(new Action.Change(object(patch)), List.of("UpdateUserPool"));
  }
}
