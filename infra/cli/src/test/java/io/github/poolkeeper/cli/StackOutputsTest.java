package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--stack`, with CloudFormation's answers as AWS gives them.
class StackOutputsTest {
  private ScriptedApi aws;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    aws = new ScriptedApi();
    System.setProperty("aws.endpointUrlCloudFormation", aws.address().toString());
    aws.answer("GET /user-pools", 200, "{\"userPools\":[]}");
  }

  @AfterEach
  void stop() {
    aws.close();
    Aws.isNobody();
  }

  @Test
  void areAskedForTheAddress() {
    aws.answer("POST /", 200, stack("HistoryApiUrl", aws.address().toString()));

    assertThat(pools().exit()).isZero();
    assertThat(aws.requests().getFirst()).contains("Action=DescribeStacks", "StackName=prod");
  }

  @Test
  void ofAnotherStackAreNone() {
    aws.answer("POST /", 200, stack("Other", "x"));

    assertThat(pools().talk()).contains("stack prod in eu-west-1 has no output HistoryApiUrl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | ValidationError      | there is no stack prod in eu-west-1; another --region or --profile?
          403 | ExpiredToken         | your credentials have expired
          403 | InvalidClientTokenId | AWS does not know your credentials
          403 | AccessDenied         | it takes cloudformation:DescribeStacks; without it, set POOLKEEPER_API
          400 | Throttled            | CloudFormation answers Throttled: words
          """)
  void thatAreRefusedAreASentence(int status, String code, String sentence) {
    aws.answer(
        "POST /",
        status,
        "<ErrorResponse><Error><Code>%s</Code><Message>words</Message></Error></ErrorResponse>"
            .formatted(code));

    Run run = pools();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk()).startsWith("poolkeeper: ").contains(sentence);
  }

  private static Run pools() {
    return new Command(Map.of(), Abilities.NONE, "").run("pools", "--stack", "prod");
  }

  private static String stack(String key, String value) {
    return """
        <DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>prod</StackName>
        <Outputs><member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member></Outputs>
        </member></Stacks></DescribeStacksResult></DescribeStacksResponse>"""
        .formatted(key, value);
  }
}
