package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {

  private static final String FLOWS = "UserPoolAddOns.AdvancedSecurityAdditionalFlows";
  private static final String FACTOR = "WebAuthnConfiguration.FactorConfiguration";

  @ParameterizedTest
  @CsvSource({"OFF", "AUDIT"})
  void printsEmptyFlowsBesideAnyMode(String mode) {
    TestPool pool =
        TestPool.loaded("{\"Name\": \"shop\"}")
            .update("{\"UserPoolAddOns\": {\"AdvancedSecurityMode\": \"%s\"}}".formatted(mode));

    assertThat(pool.member(FLOWS)).contains(value("{}"));
    pool.cognito().print(Printing.AS_STORED);
    assertThat(pool.member(FLOWS)).isEmpty();
  }

  @Test
  void printsTheFlowsThereAre() {
    TestPool pool =
        TestPool.loaded("{\"Name\": \"shop\"}")
            .update(
                """
                {"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT", "AdvancedSecurityAdditionalFlows": {"CustomAuthMode": "AUDIT"}}}
                """);

    assertThat(pool.member(FLOWS)).contains(json("{\"CustomAuthMode\": \"AUDIT\"}"));
  }

  @Test
  void printsNoAddOnsWhereThereAreNone() {
    assertThat(TestPool.loaded("{\"Name\": \"shop\"}").member("UserPoolAddOns")).isEmpty();
  }

  @Test
  void printsThatPasskeysAreASingleFactor() {
    TestPool pool =
        TestPool.loaded("{\"Name\": \"shop\"}")
            .setMfa("{\"WebAuthnConfiguration\": {\"UserVerification\": \"required\"}}");

    assertThat(MemberPath.value(FACTOR, pool.mfaConfig())).contains(value("\"SINGLE_FACTOR\""));
    pool.cognito().print(Printing.AS_STORED);
    assertThat(MemberPath.value(FACTOR, pool.mfaConfig())).isEmpty();
  }
}
