package io.github.poolkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownPlanTest {
  /// As the local stack has answered it.
  private static final String CHANGE =
      """
      {"hash": "e2a9261b22367dbc719748c6c36f44b0b28135b94ea1c93e0cd7dc175104ca65",
       "request": {"change": {"Policies": {"PasswordPolicy": {"MinimumLength": 8}}, "DeletionProtection": "INACTIVE"},
                   "expect": {"PoolName": "harbour-customers"}},
       "policy": {"effect": "approve", "approvers": 2},
       "differences": [{"path": "/DeletionProtection", "before": "ACTIVE", "after": "INACTIVE"},
                       {"path": "/Policies/PasswordPolicy/MinimumLength", "before": 12, "after": 8}]}\
      """;

  @Test
  void hasTheHashThatTheHistoryApiKnowsItBy() {
    JsonObject change = json(CHANGE);

    assertThat(ShownPlan.of(change).orElseThrow().hash().hex()).isEqualTo(change.getString("hash"));
  }

  /// A document that shows less, or something else, than what its own hash was made of.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"after\": 8 | \"after\": 14",
        "/DeletionProtection | /MfaConfiguration",
        "\"approvers\": 2 | \"approvers\": 1",
        "{\"MinimumLength\": 8} | {\"MinimumLength\": 7}",
        "\"before\": 12, | \"\": 12,",
      })
  void hasAnotherOneWhereAnythingElseIsShown(String shown, String forged) {
    JsonObject change = json(CHANGE.replace(shown, forged));

    assertThat(change).isNotEqualTo(json(CHANGE));
    assertThat(ShownPlan.of(change).orElseThrow().hash().hex())
        .isNotEqualTo(change.getString("hash"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"approve\" | \"allow\"",
        "\"approvers\": 2 | \"approvers\": 0",
        "\"approvers\": 2 | \"approvers\": \"2\"",
        "\"differences\" | \"difference\"",
        "\"/DeletionProtection\" | \"DeletionProtection\"",
        "\"expect\" | \"restore\"",
        "\"request\" | \"asked\"",
      })
  void isNoneWhereNobodyIsAskedOrItCannotBeRead(String shown, String forged) {
    assertThat(ShownPlan.of(json(CHANGE.replace(shown, forged)))).isEmpty();
  }

  private static JsonObject json(String text) {
    return (JsonObject) JsonText.parse(text);
  }
}
