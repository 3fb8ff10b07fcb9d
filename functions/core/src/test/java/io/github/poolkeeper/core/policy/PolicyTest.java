package io.github.poolkeeper.core.policy;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Policy POLICY =
      Policies.of(
          """
          {"version": "7",
           "rollbacks": {"withoutApprovalFor": "PT1H"},
           "rules": [
            {"id": "tags", "settings": ["/UserPoolTags/*"], "direction": "any", "effect": "allow",
             "because": "they protect nothing"},
            {"id": "mfa", "settings": ["/MfaConfiguration"], "direction": "any", "effect": "approve",
             "because": "it matters"},
            {"id": "mfa-lowered", "settings": ["/MfaConfiguration"], "direction": "loosening",
             "effect": "approve", "approvers": 2, "because": "it matters more"},
            {"id": "no-self-sign-up", "settings": ["/AdminCreateUserConfig/*"],
             "direction": "loosening", "effect": "forbid", "because": "nobody may"},
            {"id": "invitation-only", "settings": ["/AdminCreateUserConfig/*"],
             "direction": "tightening", "effect": "allow", "because": "it is what we want"}]}""");

  @Test
  void letsTheStrictestRuleDecide() {
    Verdict verdict = judge("{\"MfaConfiguration\":\"ON\"}", "{\"MfaConfiguration\":\"OFF\"}");

    assertThat(verdict.effect()).isEqualTo(new Effect.Approve(2));
    assertThat(verdict.findings())
        .containsExactly(
            new Verdict.Finding(
                Pointer.parse("/MfaConfiguration"),
                Direction.LOOSENING,
                "is weakened",
                Optional.of("mfa-lowered"),
                new Effect.Approve(2),
                "it matters more"));
  }

  @Test
  void looksAtTheDirection() {
    assertThat(judge("{}", "{\"MfaConfiguration\":\"ON\"}").effect())
        .isEqualTo(new Effect.Approve(1));
    assertThat(judge("{}", selfSignUp(false)).effect()).isEqualTo(new Effect.Allow());
    assertThat(judge(selfSignUp(true), selfSignUp(false)).effect()).isEqualTo(new Effect.Forbid());
  }

  /// The rule is the one of docs/ownership.md.
  @Test
  void asksForMoreWhereAStackOwnsThePool() throws IOException {
    String page = Files.readString(Path.of("../../docs/ownership.md"));
    String rule = page.substring(page.indexOf("{\"id\": \"owned-by-a-stack\""));
    Policy policy =
        Policies.of(
            """
            {"version": "8", "rules": [
              {"id": "tags", "settings": ["/UserPoolTags/*"], "direction": "any",
               "effect": "allow", "because": "they protect nothing"},
              %s]}"""
                .formatted(rule.substring(0, rule.indexOf("```"))));
    List<Difference> tagged = differences("{}", "{\"UserPoolTags\":{\"team\":\"shop\"}}");
    Configuration own = new Configuration(object("{}"));
    Configuration owned =
        new Configuration(object("{\"UserPoolTags\":{\"aws:cloudformation:stack-name\":\"a\"}}"));

    assertThat(policy.forPool(own).judge(tagged).effect()).isEqualTo(new Effect.Allow());
    Verdict verdict = policy.forPool(owned).judge(tagged);
    assertThat(verdict.effect()).isEqualTo(new Effect.Approve(1));
    assertThat(verdict.findings())
        .extracting(Verdict.Finding::rule)
        .containsExactly(Optional.of("owned-by-a-stack"));
    assertThat(verdict.policy()).isEqualTo(policy.forPool(own).version());
  }

  @Test
  void asksForOneApprovalOfWhatNoRuleKnows() {
    Verdict verdict = judge("{\"PoolName\":\"a\"}", "{\"PoolName\":\"b\"}");

    assertThat(verdict.effect()).isEqualTo(new Effect.Approve(1));
    assertThat(verdict.findings())
        .singleElement()
        .returns(Optional.empty(), Verdict.Finding::rule)
        .returns("no rule knows this", Verdict.Finding::because);
  }

  @Test
  void takesTheStrictestSettingForThePlan() {
    Verdict verdict =
        judge(
            "{\"UserPoolTags\":{},\"MfaConfiguration\":\"OFF\"}",
            "{\"UserPoolTags\":{\"a\":\"1\"},\"MfaConfiguration\":\"ON\"}");

    assertThat(verdict.effect()).isEqualTo(new Effect.Approve(1));
    assertThat(verdict.findings()).hasSize(2);
  }

  @Test
  void allowsAPlanThatMovesNothing() {
    assertThat(judge("{}", "{\"LambdaConfig\":{}}").effect()).isEqualTo(new Effect.Allow());
  }

  @Test
  void waivesTheApprovalOfAFreshRollbackOnly() {
    List<Difference> lowered =
        differences("{\"MfaConfiguration\":\"ON\"}", "{\"MfaConfiguration\":\"OFF\"}");

    Verdict fresh = POLICY.judgeUndo(lowered, _ -> true, Duration.ofHours(1));
    assertThat(fresh.effect()).isEqualTo(new Effect.Allow());
    assertThat(fresh.waived()).contains("undoes a change that ended less than PT1H ago");
    assertThat(fresh.findings())
        .extracting(Verdict.Finding::effect)
        .containsExactly(new Effect.Approve(2));
    assertThat(POLICY.judgeUndo(lowered, _ -> true, Duration.ofHours(1).plusMillis(1)))
        .isEqualTo(POLICY.judge(lowered));
  }

  @Test
  void waivesNothingThatIsForbidden() {
    List<Difference> opened = differences(selfSignUp(true), selfSignUp(false));

    assertThat(POLICY.judgeUndo(opened, _ -> true, Duration.ZERO).effect())
        .isEqualTo(new Effect.Forbid());
  }

  @Test
  void isKnownByItsVersionAndItsContent() {
    String text =
        """
        {"version": "1", "rules": [{"id": "a", "settings": ["/*"], "direction": "any",
          "effect": "%s", "because": "so"}]}""";

    assertThat(Policies.of(text.formatted("allow")).version().version()).isEqualTo("1");
    assertThat(Policies.of(text.formatted("allow")).version())
        .isEqualTo(Policies.of(text.formatted("allow").replace(" ", "")).version())
        .isNotEqualTo(Policies.of(text.formatted("forbid")).version());
  }

  private static Verdict judge(String before, String after) {
    return POLICY.judge(differences(before, after));
  }

  private static List<Difference> differences(String before, String after) {
    return Difference.between(object(before), object(after), Equivalence.EXACT);
  }

  private static String selfSignUp(boolean closed) {
    return "{\"AdminCreateUserConfig\":{\"AllowAdminCreateUserOnly\":" + closed + "}}";
  }
}
