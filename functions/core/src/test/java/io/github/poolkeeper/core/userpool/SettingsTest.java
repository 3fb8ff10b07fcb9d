package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void haveNoRowTwice() {
    assertThat(SettingsTable.rows()).extracting(Setting::path).doesNotHaveDuplicates();
  }

  @Test
  void nameEachStructureBeforeItsMembers() {
    List<Pointer> seen = new ArrayList<>(List.of(Pointer.ROOT));
    for (Setting setting : Settings.all()) {
      assertThat(seen).as("what is around %s", setting.path()).contains(setting.path().parent());
      assertThat(setting.path().parent())
          .matches(p -> p.segments().isEmpty() || Settings.at(p).orElseThrow().isStructure());
      seen.add(setting.path());
    }
  }

  @Test
  void giveEveryStructureMembers() {
    assertThat(Settings.all())
        .filteredOn(Setting::isStructure)
        .allSatisfy(structure -> assertThat(Settings.namesIn(structure.path())).isNotEmpty());
  }

  /// What `UserPoolType` has and `UpdateUserPoolRequest` lacks.
  @Test
  void knowTheReadOnlyMembers() {
    assertThat(Settings.all())
        .filteredOn(setting -> setting.access() instanceof Access.ReadOnly)
        .extracting(Setting::name)
        .containsExactlyInAnyOrder(
            "Id",
            "Name",
            "Arn",
            "Status",
            "CreationDate",
            "LastModifiedDate",
            "EstimatedNumberOfUsers",
            "SchemaAttributes",
            "AliasAttributes",
            "UsernameAttributes",
            "UsernameConfiguration",
            "Domain",
            "CustomDomain",
            "SmsConfigurationFailure",
            "EmailConfigurationFailure");
  }

  /// The members of `SetUserPoolMfaConfigRequest`.
  @Test
  void sendMfaSettingsWithTheirOwnCall() {
    Set<String> mfa =
        Set.of(
            "MfaConfiguration",
            "SoftwareTokenMfaConfiguration",
            "EmailMfaConfiguration",
            "SmsMfaConfiguration",
            "WebAuthnConfiguration");
    assertThat(Settings.all())
        .filteredOn(setting -> setting.access() instanceof Access.Writable)
        .allSatisfy(
            setting ->
                assertThat(((Access.Writable) setting.access()).call())
                    .as(setting.path().toString())
                    .isEqualTo(
                        mfa.contains(setting.path().segments().getFirst())
                            ? Access.Call.SET_USER_POOL_MFA_CONFIG
                            : Access.Call.UPDATE_USER_POOL));
  }

  @Test
  void weakenInADirectionThatTheirTypeHas() {
    for (Setting setting : Settings.all()) {
      List<Weakening> possible =
          switch (setting.type()) {
            case SettingType.WholeNumber _, SettingType.Flag _, SettingType.Choice _ ->
                List.of(Weakening.values());
            case SettingType.RecoveryMechanisms _ ->
                List.of(Weakening.NEVER, Weakening.LOWERED, Weakening.RAISED, Weakening.CHANGED);
            case SettingType.ChoiceSet _ ->
                List.of(Weakening.NEVER, Weakening.REDUCED, Weakening.EXTENDED, Weakening.CHANGED);
            default -> List.of(Weakening.NEVER, Weakening.LINKED, Weakening.CHANGED);
          };
      assertThat(possible).as(setting.path().toString()).contains(setting.weakening());
    }
  }

  @Test
  void sayWhyThereIsNoNeutralValue() {
    for (Setting setting : Settings.all()) {
      if (setting.neutral() instanceof Neutral.Missing(String because)) {
        assertThat(because).as(setting.path().toString()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /AutoVerifiedAttributes | ["email","phone_number"] | ["phone_number","email"] | true
          /AutoVerifiedAttributes | ["email"] | [] | false
          /AutoVerifiedAttributes | [] | {} | false
          /Policies/SignInPolicy/AllowedFirstAuthFactors | ["PASSWORD","WEB_AUTHN"] | ["WEB_AUTHN","PASSWORD"] | true
          /UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate | ["a","b"] | ["b","a"] | true
          /AccountRecoverySetting/RecoveryMechanisms | [{"Name":"a","Priority":1},{"Name":"b","Priority":2}] | [{"Priority":2,"Name":"b"},{"Name":"a","Priority":1}] | true
          /AccountRecoverySetting/RecoveryMechanisms | [{"Name":"a","Priority":1}] | [{"Name":"a","Priority":2}] | false
          /AccountRecoverySetting/RecoveryMechanisms | [{"Name":"a","Priority":1}] | [{"Name":"a","Priority":1.0}] | true
          /Policies/PasswordPolicy/MinimumLength | 8 | 8.0 | true
          /Policies/PasswordPolicy/MinimumLength | 8 | "8" | false
          /BrandNew | [1,2] | [2,1] | false
          /BrandNew | ["a"] | ["a"] | true
          """)
  void compareSetsWithoutOrderAndNothingElse(String path, String a, String b, boolean same) {
    JsonValue first = json(a);
    JsonValue second = json(b);

    assertThat(Settings.sameValue(Pointer.parse(path), first, second)).isEqualTo(same);
    assertThat(Settings.sameValue(Pointer.parse(path), second, first)).isEqualTo(same);
  }
}
