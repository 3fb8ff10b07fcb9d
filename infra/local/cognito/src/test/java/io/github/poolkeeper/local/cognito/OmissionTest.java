package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static io.github.poolkeeper.local.cognito.TestPool.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OmissionTest {

  private static final String FRESH_POLICY =
      """
      {"MinimumLength": 8, "RequireUppercase": true, "RequireLowercase": true,
       "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 7}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Policies.SignInPolicy          | {"AllowedFirstAuthFactors": ["PASSWORD"]}
          DeletionProtection             | "INACTIVE"
          LambdaConfig                   | {}
          AutoVerifiedAttributes         |
          VerificationMessageTemplate    | {"DefaultEmailOption": "CONFIRM_WITH_CODE"}
          UserAttributeUpdateSettings    |
          MfaConfiguration               | "OFF"
          DeviceConfiguration            |
          EmailConfiguration             | {"EmailSendingAccount": "COGNITO_DEFAULT"}
          SmsConfiguration               |
          UserPoolTags                   | {"aws:cloudformation:stack-name": "identity"}
          AdminCreateUserConfig          | {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7}
          UserPoolAddOns                 |
          UserPoolTier                   | "ESSENTIALS"
          BrandNew                       |
          """)
  void resetsWhatIsOmitted(String path, String fallback) {
    TestPool pool = TestPool.rich().mode(Omission.RESET, Nulls.UNSET).update("{}");

    assertThat(pool.member(path)).isEqualTo(Optional.ofNullable(fallback).map(TestPool::value));
  }

  @Test
  void resetsThePasswordPolicyAndTheMfaFactors() {
    TestPool pool = TestPool.rich().mode(Omission.RESET, Nulls.UNSET).update("{}");

    assertThat(pool.member("Policies.PasswordPolicy")).contains(value(FRESH_POLICY));
    assertThat(pool.mfaConfig())
        .isEqualTo(
            json(
                "{\"MfaConfiguration\": \"OFF\", \"WebAuthnConfiguration\": {\"UserVerification\": \"required\", \"FactorConfiguration\": \"SINGLE_FACTOR\"}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "Policies.PasswordPolicy",
    "Policies.SignInPolicy",
    "MfaConfiguration",
    "UserAttributeUpdateSettings",
    "UserPoolTags"
  })
  void keepsWhatWasMeasuredToBeKept(String path) {
    TestPool pool =
        TestPool.rich().mode(Omission.MEASURED, Nulls.UNSET).update("{\"Policies\": {}}");

    assertThat(pool.member(path))
        .isEqualTo(MemberPath.value(path, json(TestPool.RICH)))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DeletionProtection             | "INACTIVE"
          LambdaConfig                   | {}
          AutoVerifiedAttributes         |
          DeviceConfiguration            |
          UserPoolAddOns                 |
          EmailConfiguration             | {"EmailSendingAccount": "COGNITO_DEFAULT"}
          BrandNew                       |
          """)
  void resetsTheRestOfWhatWasMeasured(String path, String fallback) {
    TestPool pool = TestPool.rich().mode(Omission.MEASURED, Nulls.UNSET).update("{}");

    assertThat(pool.member(path)).isEqualTo(Optional.ofNullable(fallback).map(TestPool::value));
  }

  @Test
  void keepsTheMfaFactorsWhereTheModeIsKept() {
    TestPool pool = TestPool.rich().mode(Omission.PRESERVE, Nulls.UNSET).update("{}");

    assertThat(pool.mfaConfig()).isEqualTo(json(TestPool.RICH_MFA));
  }

  @ParameterizedTest
  @CsvSource({"{}", "{\"Policies\": {}}"})
  void preservesEverythingThatIsOmitted(String request) {
    TestPool pool = TestPool.rich().mode(Omission.PRESERVE, Nulls.UNSET).update(request);

    assertThat(Members.of(pool.description()).remove("LastModifiedDate").toObject())
        .isEqualTo(Members.of(json(TestPool.RICH)).remove("LastModifiedDate").toObject());
  }

  @ParameterizedTest
  @EnumSource
  void replacesAStructureThatIsSentWhole(Omission omission) {
    TestPool pool =
        TestPool.rich()
            .mode(omission, Nulls.UNSET)
            .update(
                """
                {"EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"}, "BrandNew": {"Other": 1},
                 "LambdaConfig": {"PostConfirmation": "arn:aws:lambda:eu-west-1:123456789012:function:post"}}
                """);

    assertThat(pool.member("EmailConfiguration"))
        .contains(json("{\"EmailSendingAccount\": \"COGNITO_DEFAULT\"}"));
    assertThat(pool.member("BrandNew")).contains(json("{\"Other\": 1}"));
    assertThat(pool.member("LambdaConfig.PreSignUp")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void turnsOffWhatAPartialPasswordPolicyLeavesOut(Omission omission) {
    TestPool pool =
        TestPool.rich()
            .mode(omission, Nulls.UNSET)
            .update("{\"Policies\": {\"PasswordPolicy\": {\"RequireNumbers\": true}}}");

    assertThat(pool.member("Policies.PasswordPolicy"))
        .contains(
            json(
                """
                {"MinimumLength": 8, "RequireUppercase": false, "RequireLowercase": false,
                 "RequireNumbers": true, "RequireSymbols": false, "TemporaryPasswordValidityDays": 7}
                """));
  }

  @Test
  void addsNothingToAPartialPasswordPolicyThatThePoolDidNotHave() {
    TestPool pool =
        TestPool.loaded("{\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 10}}}")
            .update("{\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 11}}}");

    assertThat(pool.member("Policies"))
        .contains(json("{\"PasswordPolicy\": {\"MinimumLength\": 11}}"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "MEASURED"})
  void resetsToAbsentWhatTheLoadedDescriptionDidNotPrint(Omission omission) {
    TestPool pool =
        TestPool.loaded("{\"Name\": \"old\", \"EmailConfiguration\": {}}")
            .mode(omission, Nulls.UNSET)
            .update(
                """
                {"UserPoolTier": "ESSENTIALS", "DeletionProtection": "ACTIVE",
                 "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
                 "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}}
                """);
    assertThat(pool.member("UserPoolTier")).isPresent();

    pool.update("{\"Policies\": {}}").update("{}");

    assertThat(pool.description().keySet())
        .as("MEASURED keeps the sign-in policy")
        .containsExactlyInAnyOrderElementsOf(
            omission == Omission.RESET
                ? Set.of("Id", "Name", "EmailConfiguration", "LastModifiedDate")
                : Set.of("Id", "Name", "EmailConfiguration", "LastModifiedDate", "Policies"));
    assertThat(pool.member("EmailConfiguration")).contains(json("{}"));
  }
}
