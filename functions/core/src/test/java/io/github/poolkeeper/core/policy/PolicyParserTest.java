package io.github.poolkeeper.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {
  private static final String RULE =
      """
      {"id":"a","settings":["/PoolName"],"direction":"any","effect":"allow","because":"so"}""";

  @Test
  void reportsEverythingAtOnce() {
    String text =
        """
        {"versoin": "1", "rules": [
          {"id": "A b", "settings": ["/LamdaConfig/PreSignUp", "PoolName"], "direction": "up",
           "effect": "allow", "approvers": 2, "because": ""},
          {"id": "a", "settings": [], "direction": "any", "effect": "approve", "approvers": 0,
           "owned": false, "because": "so"}],
         "rollbacks": {"withoutApprovalFor": "a day"}}""";

    assertThat(violations(text))
        .containsExactlyInAnyOrder(
            "/versoin is no member here: did you mean version?",
            "/version is required",
            "/rules/0/id expected 1 to 64 of a-z, 0-9 and -, met a string: \"A b\"",
            "/rules/0/settings/0 /LamdaConfig/PreSignUp is no setting: did you mean"
                + " /LambdaConfig/PreSignUp?",
            "/rules/0/settings/1 expected a JSON pointer like /LambdaConfig/*, met a string:"
                + " \"PoolName\"",
            "/rules/0/direction expected one of loosening, tightening, any, met a string: \"up\"",
            "/rules/0/approvers goes with the effect approve only",
            "/rules/0/because expected a text of 1 to 256 characters, met a string: \"\"",
            "/rules/1/settings expected a list of at least one setting, met a list: []",
            "/rules/1/owned expected true, or nothing, met a boolean: false",
            "/rules/1/approvers expected a whole number from 1 to 10, met a number: 0",
            "/rollbacks/withoutApprovalFor expected an ISO 8601 duration like PT24H, at most"
                + " PT8760H, met a string: \"a day\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                              | expected a JSON object
          {"version":"1","rules":{}}      | /rules expected a list of at least one rule, met an object: {}
          {"version":"1","rules":["x"]}   | /rules/0 expected an object, met a string: "x"
          {"version":"1","rules":[%1$s,%1$s]} | /rules/1/id a is the id of an earlier rule
          {"version":"1","rules":[%1$s],"rollbacks":{}} | /rollbacks/withoutApprovalFor is required
          {"version":"1","rules":[%1$s],"rollbacks":{"withoutApprovalFor":"-PT1H"}} | /rollbacks/withoutApprovalFor expected an ISO 8601 duration like PT24H, at most PT8760H, met a string: "-PT1H"
          """)
  void refuses(String text, String expected) {
    assertThat(violations(text.formatted(RULE))).map(String::strip).containsExactly(expected);
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(violations("rules:")).singleElement().asString().startsWith(" expected JSON: ");
  }

  @Test
  void knowsTagsByAnyName() {
    assertThat(
            violations(
                "{\"version\":\"1\",\"rules\":["
                    + RULE.replace("/PoolName", "/UserPoolTags/owner")
                    + "]}"))
        .isEmpty();
  }

  private static List<String> violations(String text) {
    return switch (PolicyParser.parse(text)) {
      case PolicyParser.Parsed.Valid _ -> List.of();
      case PolicyParser.Parsed.Invalid(List<Violation> violations) ->
          violations.stream().map(v -> v.path() + " " + v.message()).toList();
    };
  }
}
