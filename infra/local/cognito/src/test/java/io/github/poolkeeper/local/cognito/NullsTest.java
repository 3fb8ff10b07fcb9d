package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NullsTest {

  @ParameterizedTest
  @EnumSource
  void unsetsInEveryMode(Omission omission) {
    TestPool pool =
        TestPool.rich()
            .mode(omission, Nulls.UNSET)
            .update(
                """
                {"DeletionProtection": null, "DeviceConfiguration": null, "BrandNew": null,
                 "UserPoolTags": null, "Policies": {"PasswordPolicy": null, "SignInPolicy": null}}
                """);

    assertThat(pool.description())
        .doesNotContainKeys("DeletionProtection", "DeviceConfiguration", "BrandNew");
    assertThat(pool.member("Policies")).contains(json("{}"));
    assertThat(pool.member("UserPoolTags"))
        .contains(json("{\"aws:cloudformation:stack-name\": \"identity\"}"));
  }

  @Test
  void unsetsMfaWithItsFactors() {
    TestPool pool =
        TestPool.rich().mode(Omission.PRESERVE, Nulls.UNSET).update("{\"MfaConfiguration\": null}");

    assertThat(pool.member("MfaConfiguration")).isEmpty();
    assertThat(pool.mfaConfig())
        .isEqualTo(
            json(
                "{\"MfaConfiguration\": \"OFF\", \"WebAuthnConfiguration\": {\"UserVerification\": \"required\", \"FactorConfiguration\": \"SINGLE_FACTOR\"}}"));
  }

  @Test
  void unsetsAMemberOfThePasswordPolicy() {
    TestPool pool =
        TestPool.rich()
            .mode(Omission.PRESERVE, Nulls.UNSET)
            .update(
                "{\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 9, \"TemporaryPasswordValidityDays\": null}}}");

    assertThat(pool.member("Policies.PasswordPolicy.TemporaryPasswordValidityDays")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readsNullAsOmittedWhereSmithyHasItsWay(Omission omission) {
    TestPool nulls =
        TestPool.rich()
            .mode(omission, Nulls.OMITTED)
            .update(
                """
                {"PoolName": null, "Policies": {"PasswordPolicy": null, "SignInPolicy": null}, "DeletionProtection": null,
                 "MfaConfiguration": null, "DeviceConfiguration": null, "UserPoolTags": null, "BrandNew": null}
                """);
    TestPool omitted = TestPool.rich().mode(omission, Nulls.OMITTED).update("{}");

    assertThat(nulls.description()).isEqualTo(omitted.description());
    assertThat(nulls.mfaConfig()).isEqualTo(omitted.mfaConfig());
  }

  @ParameterizedTest
  @CsvSource({"UNSET", "OMITTED"})
  void storesNoNull(Nulls nulls) {
    TestPool pool =
        TestPool.rich()
            .mode(Omission.RESET, nulls)
            .update(
                "{\"BrandNew\": {\"a\": null, \"b\": [{\"c\": null}]}, \"LambdaConfig\": {\"PreSignUp\": null}}");

    assertThat(pool.member("BrandNew")).contains(value("{\"b\": [{}]}"));
    assertThat(pool.member("LambdaConfig")).contains(value("{}"));
  }
}
