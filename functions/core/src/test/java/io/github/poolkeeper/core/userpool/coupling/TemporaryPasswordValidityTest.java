package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.completes;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.patched;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.userpool.NormalForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporaryPasswordValidityTest {
  private static final String MODERN =
      """
      {"Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}},
       "AdminCreateUserConfig": {"UnusedAccountValidityDays": 7}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":9}} | {"DeletionProtection":"ACTIVE"} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":9}},"AdminCreateUserConfig":{},"DeletionProtection":"ACTIVE"} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":0}} | {"DeletionProtection":"ACTIVE"} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":7}},"AdminCreateUserConfig":{},"DeletionProtection":"ACTIVE"} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":9}} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":3}}} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":3}},"AdminCreateUserConfig":{}} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":9}} | {"AdminCreateUserConfig":{"UnusedAccountValidityDays":3}} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":3}},"AdminCreateUserConfig":{}} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":9}} | {"AdminCreateUserConfig":{"UnusedAccountValidityDays":3},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}}} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":3}},"AdminCreateUserConfig":{}} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays
          """)
  void movesTheOlderNamesValueOnALegacyPool(String live, String patch, String after, String paths) {
    completes(live, patch, after, "temporary password validity", paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":7}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":7}} | {"AdminCreateUserConfig":{"UnusedAccountValidityDays":3}} | /AdminCreateUserConfig/UnusedAccountValidityDays | set /Policies/PasswordPolicy/TemporaryPasswordValidityDays
          """)
  void refusesTheOlderNameWhereTheNewerOneIsInForce(
      String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":7}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":7}} | {"DeletionProtection":"ACTIVE"}
          {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":7}},"AdminCreateUserConfig":{"UnusedAccountValidityDays":7}} | {"Policies":{"PasswordPolicy":{"MinimumLength":8,"TemporaryPasswordValidityDays":3}}}
          {"Policies":{"PasswordPolicy":{"MinimumLength":8}}} | {"DeletionProtection":"ACTIVE"}
          """)
  void dropsTheMirrorWithoutAWord(String live, String patch) {
    leavesAlone(live, patch);
  }

  @Test
  void takesTheOlderNameForTheSameValue() {
    String sameValue = "{\"AdminCreateUserConfig\":{\"UnusedAccountValidityDays\":7}}";
    Couplings.Resolved resolved = patched(MODERN, sameValue);

    assertThat(resolved.violations()).isEmpty();
    assertThat(resolved.after().normalForm().isEquivalentTo(new NormalForm(object(MODERN))))
        .isTrue();
  }

  @Test
  void returnsToAStateThatHasNeitherName() {
    String legacy = "{\"AdminCreateUserConfig\":{\"UnusedAccountValidityDays\":9}}";

    assertThat(returned(legacy, "{}").after().document()).isEqualTo(object("{}"));
  }
}
