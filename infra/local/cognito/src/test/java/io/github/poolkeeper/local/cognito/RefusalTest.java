package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

  /// A row of `refusals.txt`: a rule, a pool's settings and a request that breaks the rule.
  ///
  /// @param message how the error's message starts
  record Refused(
      String rule, String pool, String operation, String request, String error, String message) {

    static Refused of(List<String> cells) {
      return new Refused(
          cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }
  }

  /// A row of `broken-before.txt`: settings of a pool that break a coupling.
  record BrokenBefore(String rule, String pool) {}

  static Stream<Refused> refusals() {
    return table("refusals.txt").map(Refused::of);
  }

  static Stream<BrokenBefore> brokenBefore() {
    return table("broken-before.txt").map(cells -> new BrokenBefore(cells.get(0), cells.get(1)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesAndChangesNothing(Refused row) {
    TestPool pool = TestPool.loaded(row.pool).mode(Omission.PRESERVE, Nulls.UNSET);
    JsonObject description = pool.description();
    JsonObject mfaConfig = pool.mfaConfig();

    Reply.Answered reply = pool.call(row.operation, json(row.request));

    assertThat(reply.httpStatus()).isEqualTo(400);
    assertThat(reply.body().getString("__type")).isEqualTo(row.error);
    assertThat(reply.body().getString("message")).startsWith(row.message);
    assertThat(pool.description()).isEqualTo(description);
    assertThat(pool.mfaConfig()).isEqualTo(mfaConfig);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWhatIsKnownAlsoWhereItTakesWhatIsInDoubt(Refused row) {
    TestPool pool =
        TestPool.loaded(row.pool).mode(Omission.PRESERVE, Nulls.UNSET).inDoubt(Doubt.TAKEN);

    Reply.Answered reply = pool.call(row.operation, json(row.request));

    assertThat(reply.httpStatus()).isEqualTo(guesses().contains(row.rule) ? 200 : 400);
  }

  @ParameterizedTest
  @MethodSource("brokenBefore")
  void looksAtTheWholePoolAnew(BrokenBefore row) {
    Reply.Answered reply = rename(row, Doubt.REFUSED);

    assertThat(reply.httpStatus()).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("brokenBefore")
  void takesACouplingThatIsBrokenAlreadyOnlyInDoubt(BrokenBefore row) {
    Reply.Answered reply = rename(row, Doubt.TAKEN);

    assertThat(reply.httpStatus()).as(reply.body()::toString).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void takesWhatIsDocumented(String settings) {
    TestPool pool = TestPool.loaded("{\"Name\": \"shop\"}").update(settings);

    assertThat(pool.description()).containsAllEntriesOf(json(settings));
  }

  static Stream<String> documented() {
    return Stream.of(
        """
        {"EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "arn:aws:ses:eu-west-1:1:identity/a@example.com"}}
        """,
        """
        {"LambdaConfig": {"KMSKeyID": "arn:aws:kms:eu-west-1:123456789012:key/a"}}
        """,
        """
        {"SmsConfiguration": {"EumsSms": {"CallerArn": "arn:aws:iam::123456789012:role/sms"}}}
        """,
        """
        {"LambdaConfig": {"PreTokenGenerationConfig": {"LambdaVersion": "V3_0", "LambdaArn": "arn:aws:lambda:eu-west-1:1:function:a"}}}
        """,
        """
        {"VerificationMessageTemplate": {"EmailMessageByLink": "Bitte {##hier klicken##}, 🔑", "EmailMessage": "{####} <b>コード</b>"}}
        """,
        """
        {"AcrConfiguration": {"Level1": {"AcrValue": "urn:one"}, "Level4": {"AcrValue": "four"}}}
        """,
        """
        {"AccountRecoverySetting": {}, "UserPoolTags": {"チーム 1": "a b+c=d@e"}}
        """,
        """
        {"AdminCreateUserConfig": {"InviteMessageTemplate": {"SMSMessage": "{username}:\\n{####}"}}}
        """);
  }

  @Test
  void saysOfEveryRuleWhereItIsKnownFrom() {
    assertThat(rules())
        .allSatisfy(
            rule -> assertThat(rule.evidence().source()).as(rule.name()).hasSizeGreaterThan(10));
    assertThat(guesses())
        .containsExactlyInAnyOrder("read-only members", "email MFA keeps DEVELOPER");
  }

  @Test
  void triesEveryRuleAndOnlyRulesThereAre() {
    List<String> tried = refusals().map(Refused::rule).toList();
    List<String> constraints =
        Stream.of(ModelConstraints.SETTINGS, ModelConstraints.MFA)
            .flatMap(table -> table.names().stream())
            .toList();
    List<String> rules = rules().map(Rule::name).toList();

    // Needs a pool that has the factor: see MfaTest.
    assertThat(tried).containsAll(without(rules, "email MFA keeps DEVELOPER"));
    assertThat(Stream.of(rules, constraints).flatMap(List::stream)).containsAll(tried);
  }

  @Test
  void refusesWhatCouldOnlyBeTakenFromADescription() {
    TestPool pool = TestPool.rich();

    Reply.Answered reply = pool.call("UpdateUserPool", pool.description());

    assertThat(reply.body().getString("message"))
        .isEqualTo(
            "[not AWS's words] UpdateUserPool does not take Arn, CreationDate, Id, LastModifiedDate, Name");
  }

  @Test
  void refusesMoreThanFiftyTags() {
    Members tags = Members.none();
    for (int number = 0; number <= 50; number++) {
      tags.put("key" + number, "value");
    }
    TestPool pool = TestPool.loaded(JsonObject.EMPTY_JSON_OBJECT, Optional.empty());

    Reply.Answered refused =
        pool.call("UpdateUserPool", Members.none().put("UserPoolTags", tags.toObject()).toObject());
    Reply.Answered taken =
        pool.call(
            "UpdateUserPool",
            Members.none().put("UserPoolTags", tags.remove("key0").toObject()).toObject());

    assertThat(refused.body().getString("__type")).isEqualTo("UserPoolTaggingException");
    assertThat(taken.httpStatus()).isEqualTo(200);
  }

  @Test
  void refusesTheOldValidityWhenCreatingAPool() {
    Reply.Answered reply =
        TestPool.rich()
            .call(
                "CreateUserPool",
                json(
                    "{\"PoolName\": \"new\", \"AdminCreateUserConfig\": {\"UnusedAccountValidityDays\": 3}}"));

    assertThat(reply.body().getString("message"))
        .isEqualTo(
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays");
  }

  private static Reply.Answered rename(BrokenBefore row, Doubt doubt) {
    TestPool pool = TestPool.loaded(row.pool).mode(Omission.PRESERVE, Nulls.UNSET).inDoubt(doubt);
    return pool.call(
        "UpdateUserPool", Members.of(json(row.pool)).put("PoolName", "renamed").toObject());
  }

  private static Stream<Rule<?>> rules() {
    return Stream.<List<? extends Rule<?>>>of(
            RequestRules.UPDATE,
            ConfigurationRules.SETTINGS,
            ConfigurationRules.MFA,
            PoolRules.SETTINGS,
            PoolRules.MFA)
        .flatMap(List::stream);
  }

  private static List<String> guesses() {
    return rules()
        .filter(rule -> rule.evidence() instanceof Evidence.Guess)
        .map(Rule::name)
        .toList();
  }

  private static List<String> without(List<String> names, String name) {
    return names.stream().filter(each -> !each.equals(name)).toList();
  }

  private static Stream<List<String>> table(String resource) {
    try (InputStream file =
        Objects.requireNonNull(RefusalTest.class.getResourceAsStream(resource), resource)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(row -> List.of(row.split(" \\| ", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
