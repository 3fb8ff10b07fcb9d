package io.github.poolkeeper.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.gateway.AwsService;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {

  @Test
  void everyOptionIsOptional() {
    UpOptions options = UpOptions.parse(List.of());

    assertThat(options.port()).isZero();
    assertThat(options.pools()).isEmpty();
    assertThat(options.ready()).isEmpty();
    assertThat(options.endpoints()).isEmpty();
  }

  @Test
  void takesSeveralPoolsAndEndpoints() {
    UpOptions options =
        UpOptions.parse(
            List.of(
                ("--port 4566 --pool a.json --pool b.json --policy p.json --ready r.json"
                        + " --sqs-endpoint http://127.0.0.1:9324"
                        + " --cognito-idp-endpoint https://cognito-idp.eu-west-1.amazonaws.com")
                    .split(" ")));

    assertThat(options.port()).isEqualTo(4566);
    assertThat(options.pools()).containsExactly(Path.of("a.json"), Path.of("b.json"));
    assertThat(options.policy()).contains(Path.of("p.json"));
    assertThat(options.ready()).contains(Path.of("r.json"));
    assertThat(options.endpoints())
        .isEqualTo(
            Map.of(
                AwsService.SQS, URI.create("http://127.0.0.1:9324"),
                AwsService.COGNITO_IDP, URI.create("https://cognito-idp.eu-west-1.amazonaws.com")));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --pots 1,           there is no option --pots
          --s3-endpoint x,    there is no option --s3-endpoint
          --port,             --port needs a value
          --port many,        --port must be a number
          """)
  void saysWhatIsWrong(String arguments, String message) {
    assertThatThrownBy(() -> UpOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
