package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
  private static final String LIVE =
      """
      {"PoolName": "people",
       "Policies": {"PasswordPolicy": {"MinimumLength": 8, "TemporaryPasswordValidityDays": 7}},
       "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7},
       "AutoVerifiedAttributes": ["email", "phone_number"],
       "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::1:role/sms"},
       "UserPoolTags": {"team": "a", "aws:x": "y"},
       "LambdaConfig": {"PreSignUp": "a", "BrandNew": {"Deep": [1, {"er": true}]}},
       "NobodyKnows": null}
      """;

  @Test
  void writesTheWholeConfigurationWithTheChangeInIt() {
    Plan plan = change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":12}}}");

    assertThat(written(plan).after().document())
        .isEqualTo(object(LIVE.replace("\"MinimumLength\": 8", "\"MinimumLength\": 12")));
    assertThat(written(plan).before()).isEqualTo(configuration(LIVE));
    assertThat(paths(plan)).containsExactly("/Policies/PasswordPolicy/MinimumLength");
  }

  @Test
  void writesNothingWhenThePoolIsAsWanted() {
    assertThat(
            change(
                """
                {"AutoVerifiedAttributes": ["phone_number", "email"],
                 "Policies": {"PasswordPolicy": {"MinimumLength": 8.0}},
                 "UserPoolTags": {"never": null},
                 "LambdaConfig": {"PostConfirmation": null}}
                """))
        .isEqualTo(new Plan.Nothing(List.of()));
  }

  @Test
  void showsWhatElseItSets() {
    Plan plan = change("{\"EmailVerificationSubject\":\"x\"}");

    assertThat(written(plan).adjustments())
        .extracting(Adjustment::path)
        .containsExactly(Pointer.parse("/VerificationMessageTemplate/EmailSubject"));
    assertThat(paths(plan))
        .containsExactly("/EmailVerificationSubject", "/VerificationMessageTemplate");
  }

  @Test
  void isWrongWhereACouplingIsBroken() {
    assertThat(change("{\"MfaConfiguration\":\"ON\"}")).isInstanceOf(Plan.Wrong.class);
  }

  @Test
  void isInConflictWhenAnExpectationIsNotMet() {
    Plan plan =
        Planner.change(
            configuration(LIVE),
            object("{\"PoolName\":\"x\"}"),
            Optional.of(object("{\"UserPoolTags\":{\"team\":\"b\"}}")));

    assertThat(plan)
        .isEqualTo(
            new Plan.InConflict(
                List.of(
                    new Conflict.Unexpected(
                        Pointer.parse("/UserPoolTags/team"),
                        Optional.of(JsonValues.value("b")),
                        Optional.of(JsonValues.value("a"))))));
  }

  @Test
  void lookAtTheExpectationBeforeTheCouplings() {
    assertThat(
            Planner.change(
                configuration(LIVE),
                object("{\"MfaConfiguration\":\"ON\"}"),
                Optional.of(object("{\"PoolName\":\"other\"}"))))
        .isInstanceOf(Plan.InConflict.class);
  }

  @Test
  void rollsAChangeBackAndKeepsWhatCameLater() {
    String after = LIVE.replace("\"MinimumLength\": 8", "\"MinimumLength\": 12");
    String live = after.replace("\"team\": \"a\"", "\"team\": \"b\"");

    Plan plan = rollback(LIVE, after, live, OnConflict.REFUSE);

    assertThat(written(plan).after().normalForm())
        .matches(
            configuration(LIVE.replace("\"a\", \"aws", "\"b\", \"aws")).normalForm()
                ::isEquivalentTo);
  }

  @ParameterizedTest
  @EnumSource(OnConflict.class)
  void settlesAConflictAsAsked(OnConflict onConflict) {
    String after =
        LIVE.replace("\"MinimumLength\": 8", "\"MinimumLength\": 12")
            .replace("\"people\"", "\"folk\"");
    String live = after.replace("12", "16");
    Plan plan = rollback(LIVE, after, live, onConflict);

    switch (onConflict) {
      case REFUSE ->
          assertThat(plan)
              .isEqualTo(
                  new Plan.InConflict(
                      List.of(
                          new Conflict.Overwritten(
                              Pointer.parse("/Policies/PasswordPolicy/MinimumLength"),
                              Optional.of(JsonValues.value(8)),
                              Optional.of(JsonValues.value(12)),
                              Optional.of(JsonValues.value(16)),
                              Optional.empty()))));
      case SKIP -> assertThat(paths(plan)).containsExactly("/PoolName");
      case FORCE ->
          assertThat(paths(plan))
              .containsExactly("/Policies/PasswordPolicy/MinimumLength", "/PoolName");
    }
  }

  @Test
  void rollsNothingBackThatIsBackAlready() {
    assertThat(rollback(LIVE, LIVE.replace("people", "folk"), LIVE, OnConflict.REFUSE))
        .isEqualTo(new Plan.Nothing(List.of()));
  }

  @Test
  void seesNoConflictInWhatCognitoDerives() {
    String after =
        LIVE.replace("TemporaryPasswordValidityDays\": 7", "TemporaryPasswordValidityDays\": 9");
    String live =
        after
            .replace("UnusedAccountValidityDays\": 7", "UnusedAccountValidityDays\": 9")
            .replace("\"aws:x\": \"y\"", "\"aws:x\": \"z\"")
            .replace("[\"email\", \"phone_number\"]", "[\"phone_number\", \"email\"]");

    assertThat(paths(rollback(LIVE, after, live, OnConflict.REFUSE)))
        .containsExactly("/Policies/PasswordPolicy/TemporaryPasswordValidityDays");
  }

  @Test
  void holdsARollbackAgainstItsExpectationToo() {
    assertThat(
            Planner.rollback(
                configuration(LIVE),
                configuration(LIVE),
                configuration(LIVE.replace("people", "folk")),
                OnConflict.FORCE,
                Optional.of(object("{\"PoolName\":\"other\"}"))))
        .isInstanceOf(Plan.InConflict.class);
  }

  @Test
  void restoresAWholeConfiguration() {
    String live = LIVE.replace("people", "folk").replace("\"NobodyKnows\": null", "\"Newer\": 1");

    Plan plan = restore(live);

    assertThat(written(plan).after().normalForm())
        .matches(configuration(LIVE).normalForm()::isEquivalentTo);
    assertThat(paths(plan)).containsExactly("/Newer", "/NobodyKnows", "/PoolName");
  }

  @Test
  void restoresTheGivenPathsOnly() {
    String live =
        LIVE.replace("people", "folk")
            .replace("\"MinimumLength\": 8", "\"MinimumLength\": 12")
            .replace("\"team\": \"a\"", "\"team\": \"a\", \"new\": \"b\"");

    assertThat(paths(restore(live, "/Policies/PasswordPolicy", "/UserPoolTags/new")))
        .containsExactly("/Policies/PasswordPolicy/MinimumLength", "/UserPoolTags/new");
    assertThat(restore(live, "/NobodyKnows")).isEqualTo(new Plan.Nothing(List.of()));
  }

  @Test
  void restoresNothingWithinAList() {
    assertThat(restore(LIVE, "/AutoVerifiedAttributes/0")).isInstanceOf(Plan.Wrong.class);
    assertThat(restore(LIVE, "/LambdaConfig/BrandNew/Deep/1/er")).isInstanceOf(Plan.Wrong.class);
  }

  private static Plan change(String patch) {
    return Planner.change(configuration(LIVE), object(patch), Optional.empty());
  }

  private static Plan rollback(String before, String after, String live, OnConflict onConflict) {
    return Planner.rollback(
        configuration(live),
        configuration(before),
        configuration(after),
        onConflict,
        Optional.empty());
  }

  private static Plan restore(String live, String... paths) {
    return Planner.restore(
        configuration(live),
        configuration(LIVE),
        Stream.of(paths).map(Pointer::parse).toList(),
        Optional.empty());
  }

  private static Configuration configuration(String document) {
    return new Configuration(object(document));
  }

  private static Plan.Write written(Plan plan) {
    assertThat(plan).isInstanceOf(Plan.Write.class);
    return (Plan.Write) plan;
  }

  private static List<String> paths(Plan plan) {
    return written(plan).differences().stream().map(d -> d.path().toString()).toList();
  }
}
