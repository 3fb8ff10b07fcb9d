package io.github.poolkeeper.core.policy;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked example of `docs/policy.md`.
class PolicyExampleTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final NormalForm BEFORE =
      new NormalForm(
          object(
              """
              {"MfaNormalForm": "ON",
               "Policies": {"PasswordPolicy": {"MinimumLength": 10}},
               "LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:123456789012:function:a"},
               "VerificationMessageTemplate": {"EmailMessage": "{####}"},
               "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}}\
              """));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /Policies/PasswordPolicy/MinimumLength        | 14         | allow
          /MfaNormalForm                             | "OPTIONAL" | approve 2
          /UserPoolTags/stage                           | "test"     | allow
          /VerificationMessageTemplate/EmailMessage     | "a {####}" | approve 1
          /AdminCreateUserConfig/AllowAdminCreateUserOnly | false    | forbid
          /LambdaConfig/PreSignUp                       | "arn:aws:lambda:us-east-1:123456789012:function:b" | approve 2
          """)
  void judgesAsThePageSays(String path, String value, String expected) throws IOException {
    Verdict verdict = example().judge(change(path, value));

    assertThat(words(verdict.effect())).isEqualTo(expected);
  }

  @Test
  void waivesForFourHours() throws IOException {
    List<Difference> differences = change("/LambdaConfig/PreSignUp", "\"arn:b\"");

    assertThat(example().judgeUndo(differences, _ -> true, Duration.ofHours(1)).effect())
        .isEqualTo(new Effect.Allow());
    assertThat(example().judgeUndo(differences, _ -> true, Duration.ofDays(1)).effect())
        .isEqualTo(new Effect.Approve(2));
  }

  @Test
  void standsOnThePage() throws IOException {
    assertThat(Files.readString(DOCS.resolve("policy.md")))
        .contains(Files.readString(DOCS.resolve("policy-example.json")));
  }

  private static Policy example() throws IOException {
    return Policies.of(Files.readString(DOCS.resolve("policy-example.json")));
  }

  private static List<Difference> change(String path, String value) {
    return BEFORE.differencesTo(BEFORE.with(Pointer.parse(path), json(value)));
  }

  private static String words(Effect effect) {
    return effect.approvers() == 0 ? effect.word() : effect.word() + " " + effect.approvers();
  }
}
