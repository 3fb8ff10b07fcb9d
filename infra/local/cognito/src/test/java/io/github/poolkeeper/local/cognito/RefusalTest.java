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

  /// A row of `already-so.txt`: settings of a pool that break a rule of requests.
  record AlreadySo(String rule, String pool) {}

  static Stream<Refused> refusals() {
    return table("refusals.txt").map(Refused::of);
  }

  static Stream<AlreadySo> alreadySo() {
    return table("already-so.txt").map(cells -> new AlreadySo(cells.get(0), cells.get(1)));
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
  @MethodSource("alreadySo")
  void letsAPoolGoOnAsItAlreadyIs(AlreadySo row) {
    TestPool pool = TestPool.loaded(row.pool).mode(Omission.PRESERVE, Nulls.UNSET);

    pool.update(Members.of(json(row.pool)).put("PoolName", "renamed").toObject().toString());

    assertThat(pool.description()).containsAllEntriesOf(json(row.pool));
  }

  @Test
  void triesEveryCouplingAndOnlyRulesThereAre() {
    List<String> constraints = names(Stream.of(ModelConstraints.SETTINGS, ModelConstraints.MFA));
    List<String> couplings =
        names(
            Stream.of(
                RequestRules.UPDATE, ConfigurationRules.ALL, PoolRules.SETTINGS, PoolRules.MFA));
    List<String> tried = refusals().map(Refused::rule).toList();

    assertThat(tried)
        .containsAll(couplings.stream().filter(name -> !constraints.contains(name)).toList());
    assertThat(Stream.of(couplings, constraints).flatMap(List::stream)).containsAll(tried);
  }

  @Test
  void refusesOnlyWhatIsNewlyWrong() {
    TestPool pool =
        TestPool.loaded(
                "{\"EmailVerificationMessage\": \"first\", \"SmsVerificationMessage\": \"second\"}")
            .mode(Omission.PRESERVE, Nulls.UNSET);

    Reply.Answered reply =
        pool.call(
            "UpdateUserPool",
            json(
                "{\"EmailVerificationMessage\": \"first\", \"SmsVerificationMessage\": \"third\"}"));

    assertThat(reply.body().getString("message")).contains("SmsVerificationMessage");
  }

  @Test
  void refusesWhatCouldOnlyBeTakenFromADescription() {
    TestPool pool = TestPool.rich();

    Reply.Answered reply = pool.call("UpdateUserPool", pool.description());

    assertThat(reply.body().getString("message"))
        .isEqualTo("UpdateUserPool does not take Arn, CreationDate, Id, LastModifiedDate, Name");
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

  private static List<String> names(Stream<? extends List<? extends Rule<?>>> lists) {
    return lists.flatMap(List::stream).map(Rule::name).toList();
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
