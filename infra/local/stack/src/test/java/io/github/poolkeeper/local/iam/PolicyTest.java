package io.github.poolkeeper.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.iam.Statement.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final Patterns ANYTHING = new Patterns.AnyOf(List.of("*"));

  @ParameterizedTest
  @CsvSource({
    "sqs:SendMessage,  sqs:SendMessage,    true",
    "SQS:sendmessage,  sqs:SendMessage,    true",
    "sqs:*,            sqs:SendMessage,    true",
    "sqs:Send*,        sqs:ReceiveMessage, false",
    "sqs:?endMessage,  sqs:SendMessage,    true",
    "*,                sqs:SendMessage,    true",
    "sqs.SendMessage,  sqs:SendMessage,    false",
  })
  void actionsHaveWildcardsAndNoCase(String pattern, String action, boolean allowed) {
    var policy = policy(statement(Effect.ALLOW, pattern, "*"));

    assertThat(policy.decide(new Access(action, "arn:aws:sqs:x:0:q")) == Decision.ALLOWED)
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sqs:x:0:q,              arn:aws:sqs:x:0:q,                  true",
    "arn:aws:sqs:x:0:q,              arn:aws:sqs:x:0:Q,                  false",
    "arn:aws:sqs:x:0:q*,             arn:aws:sqs:x:0:queue.fifo,         true",
    "arn:aws:sqs:*:*:q,              arn:aws:sqs:x:0:q,                  true",
    "arn:aws:sqs:*,                  arn:aws:sqs:x:0:q,                  true",
    "arn:aws:sqs,                    arn:aws:sqs:x:0:q,                  true",
    "arn:aws:*:q,                    arn:aws:sqs:x:0:q,                  false",
    "arn:aws:dynamodb:x:0:table/t,   arn:aws:dynamodb:x:0:table/t/index/i, false",
    "arn:aws:dynamodb:x:0:table/t/index/i, arn:aws:dynamodb:x:0:table/t, false",
    "arn:aws:logs:x:0:log-group:g:*, arn:aws:logs:x:0:log-group:g:log-stream:s, true",
    "arn:aws:logs:x:0:log-group:g,   arn:aws:logs:x:0:log-group:g:log-stream:s, false",
    "*,                              arn:aws:sqs:x:0:q,                  true",
  })
  void resourcesAreMatchedPartByPart(String pattern, String resource, boolean allowed) {
    var policy = policy(statement(Effect.ALLOW, "*", pattern));

    assertThat(policy.decide(new Access("a:B", resource)) == Decision.ALLOWED).isEqualTo(allowed);
  }

  @Test
  void aDenyOutweighsEveryAllow() {
    var access = new Access("sqs:SendMessage", "arn:aws:sqs:x:0:q");
    Statement allow = statement(Effect.ALLOW, "*", "*");
    Statement deny = statement(Effect.DENY, "sqs:Send*", "*");

    assertThat(policy().decide(access)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(policy(allow).decide(access)).isEqualTo(Decision.ALLOWED);
    assertThat(policy(deny).decide(access)).isEqualTo(Decision.DENIED);
    assertThat(policy(deny, allow).decide(access)).isEqualTo(Decision.DENIED);
    assertThat(policy(allow, deny).decide(new Access("sqs:ReceiveMessage", "arn:x")))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void notActionAndNotResourceLeaveOut() {
    Statement statement =
        new Statement(
            "s",
            Effect.ALLOW,
            new Patterns.NoneOf(List.of("sqs:*")),
            new Patterns.NoneOf(List.of("arn:aws:dynamodb:*")),
            List.of());

    assertThat(statement.matches(new Access("sqs:SendMessage", "arn:aws:x:::"))).isFalse();
    assertThat(statement.matches(new Access("x:Y", "arn:aws:dynamodb:x:0:t"))).isFalse();
    assertThat(statement.matches(new Access("x:Y", "arn:aws:x:::"))).isTrue();
  }

  /// A request whose `iam:PassedToService` is `cognito-idp`, and one that has none.
  @ParameterizedTest
  @CsvSource({
    "StringEquals,              cognito-idp,     true,  false",
    "StringEquals,              other|cognito-idp, true, false",
    "StringEquals,              Cognito-IDP,     false, false",
    "StringEquals,              cognito*,        false, false",
    "StringNotEquals,           cognito-idp,     false, true",
    "StringNotEquals,           other|cognito-idp, false, true",
    "StringNotEquals,           other,           true,  true",
    "StringEqualsIgnoreCase,    Cognito-IDP,     true,  false",
    "StringNotEqualsIgnoreCase, Cognito-IDP,     false, true",
    "StringLike,                cog*-?dp,        true,  false",
    "StringNotLike,             cog*,            false, true",
    "StringEqualsIfExists,      cognito-idp,     true,  true",
    "StringEqualsIfExists,      other,           false, true",
    "Null,                      true,            false, true",
    "Null,                      false,           true,  false",
    "ArnLike,                   cognito-*,       true,  false",
    "ArnNotLike,                cognito-*,       false, true",
    "Bool,                      true,            false, false",
  })
  void conditionsCompareAsIamDoes(String operator, String values, boolean with, boolean without) {
    var condition =
        new Condition(
            Operator.named(operator), "iam:passedtoservice", Arrays.asList(values.split("\\|")));

    assertThat(condition.holds(Map.of("iam:PassedToService", "cognito-idp"))).isEqualTo(with);
    assertThat(condition.holds(Map.of("iam:AWSServiceName", "cognito-idp"))).isEqualTo(without);
  }

  @Test
  void everyConditionOfAStatementHasToHold() {
    var holds = new Condition(Operator.named("Null"), "kms:ViaService", List.of("true"));
    var fails = new Condition(Operator.named("Null"), "kms:ViaService", List.of("false"));
    var access = new Access("a:B", "arn:x");

    assertThat(statement(holds, holds).matches(access)).isTrue();
    assertThat(statement(holds, fails).matches(access)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NumericEquals",
        "DateLessThan",
        "IpAddress",
        "BinaryEquals",
        "ForAllValues:StringEquals",
        "NullIfExists",
        "stringequals",
        "StringNot",
        "BoolNot",
      })
  void refusesAnOperatorThatItDoesNotUnderstand(String operator) {
    assertThatThrownBy(() -> Operator.named(operator))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not known");
  }

  @Test
  void refusesAKeyWhoseValueItWouldHaveToGuess() {
    assertThatThrownBy(
            () -> new Condition(Operator.named("StringEquals"), "aws:SourceIp", List.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("aws:SourceIp");
  }

  private static Policy policy(Statement... statements) {
    return new Policy(List.of(statements));
  }

  private static Statement statement(Effect effect, String action, String resource) {
    return new Statement(
        "s",
        effect,
        new Patterns.AnyOf(List.of(action)),
        new Patterns.AnyOf(List.of(resource)),
        List.of());
  }

  private static Statement statement(Condition... conditions) {
    return new Statement("s", Effect.ALLOW, ANYTHING, ANYTHING, List.of(conditions));
  }
}
