package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.poolkeeper.contract.Command.UsageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "secret");
  private static final Map<String, String> LOCAL =
      Map.of(
          "AWS_ACCESS_KEY_ID", "test",
          "AWS_SECRET_ACCESS_KEY", "test",
          "AWS_ENDPOINT_URL", "http://127.0.0.1:4566",
          "AWS_REGION", "eu-central-2",
          "POOLKEEPER_REQUEST_QUEUE_URL", "http://127.0.0.1:4566/000000000000/q.fifo");

  @Test
  void runsInTheAccountThatItIsToldOf() {
    Command command = parse("--account 111122223333 --region eu-west-1 --only rules,delay", KEYS);

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Run.class,
            run -> {
              assertThat(run.target()).isEqualTo(Target.Account.ofAws("111122223333", "eu-west-1"));
              assertThat(run.only()).isEqualTo(Set.of("rules", "delay"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --region eu-west-1                                     | --account
          --account 1234 --region eu-west-1                      | --account
          --account 111122223333                                 | --region
          --account 111122223333 --region eu-west-1 --only rules,sing | no step sing
          --account 111122223333 --keep                          | --keep
          --local --account 111122223333                         | --local
          --local                                                | AWS_ENDPOINT_URL
          --clean --region eu-west-1                             | --account
          compare one.json                                       | two reports
          """)
  void refuses(String line, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(line, KEYS))
        .withMessageContaining(message);
  }

  @Test
  void refusesAnAccountWithoutCredentialsForIt() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--account 111122223333 --region eu-west-1", Map.of()))
        .withMessageContaining("AWS_ACCESS_KEY_ID");
  }

  @Test
  void refusesAnAccountInAShellThatSpeaksToALocalStack() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--account 111122223333", LOCAL))
        .withMessageContaining("AWS_ENDPOINT_URL");
  }

  @Test
  void refusesALocalStackThatIsElsewhere() {
    Map<String, String> elsewhere = new HashMap<>(LOCAL);
    elsewhere.put("AWS_ENDPOINT_URL", "https://cognito-idp.eu-west-1.amazonaws.com");
    assertThat(parse("--local", LOCAL)).isInstanceOf(Command.Run.class);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--local", elsewhere))
        .withMessageContaining("not on this machine");
  }

  private static Command parse(String line, Map<String, String> environment) {
    return Command.parse(List.of(line.split(" ")), environment);
  }
}
