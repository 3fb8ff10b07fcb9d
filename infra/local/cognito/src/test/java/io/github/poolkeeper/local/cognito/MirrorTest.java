package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MirrorTest {

  private static final String DAYS = "Policies.PasswordPolicy.TemporaryPasswordValidityDays";
  private static final String MIRROR = "AdminCreateUserConfig.UnusedAccountValidityDays";

  @ParameterizedTest
  @CsvSource({"30, 30", "0, 7"})
  void showsTheValidityOfTemporaryPasswordsTwice(int sent, int shown) {
    TestPool pool =
        TestPool.rich()
            .mode(Omission.PRESERVE, Nulls.UNSET)
            .update(
                """
                {"Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": %d}},
                 "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}}
                """
                    .formatted(sent));

    assertThat(pool.member(DAYS)).contains(value(Integer.toString(shown)));
    assertThat(pool.member(MIRROR)).contains(value(Integer.toString(shown)));
  }

  @ParameterizedTest
  @EnumSource
  void takesTheOldValidityOnALegacyPool(Omission omission) {
    TestPool pool =
        TestPool.loaded(
                """
                {"Policies": {"PasswordPolicy": {"MinimumLength": 8}},
                 "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7}}
                """)
            .mode(omission, Nulls.UNSET)
            .update("{\"AdminCreateUserConfig\": {\"UnusedAccountValidityDays\": 90}}");

    assertThat(pool.member(MIRROR)).contains(value("90"));
    assertThat(pool.member(DAYS)).isEmpty();
  }

  @Test
  void saysTheDefaultWhereALegacyPoolsValidityIsLeftOut() {
    TestPool pool =
        TestPool.loaded(
                """
                {"Policies": {"PasswordPolicy": {"MinimumLength": 8}},
                 "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 90}}
                """)
            .update("{\"AdminCreateUserConfig\": {}}");

    assertThat(pool.member("AdminCreateUserConfig"))
        .contains(value("{\"AllowAdminCreateUserOnly\": false, \"UnusedAccountValidityDays\": 7}"));
  }

  @Test
  void fillsInNothingThatALoadedPoolDoesNotPrint() {
    TestPool pool =
        TestPool.loaded("{\"AdminCreateUserConfig\": {}}")
            .update("{\"AdminCreateUserConfig\": {}}");

    assertThat(pool.member("AdminCreateUserConfig")).contains(value("{}"));
  }

  @Test
  void doesNotInventAConfigurationToMirrorIn() {
    TestPool pool =
        TestPool.loaded("{\"Name\": \"old\"}")
            .update("{\"Policies\": {\"PasswordPolicy\": {\"TemporaryPasswordValidityDays\": 5}}}");

    assertThat(pool.member("AdminCreateUserConfig")).isEmpty();
  }
}
