package io.github.poolkeeper.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPoolCopyTest {
  private static final String TOTP =
      "\"MfaConfiguration\": \"ON\", \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}";

  @TempDir private Path folder;

  @Test
  void takesTheOutputsOfBothCommandsOneAfterTheOther() throws Exception {
    UserPoolCopy copy =
        read(
            """
            {"UserPool": {"Id": "eu-west-1_A", "MfaConfiguration": "ON", "Name": "}{ \\" \\\\"}}
            {%s}
            """
                .formatted(TOTP));

    assertThat(copy.userPool().getString("Name")).isEqualTo("}{ \" \\");
    assertThat(copy.mfaConfig().orElseThrow()).containsKey("SoftwareTokenMfaConfiguration");
    assertThat(copy.warning()).isEmpty();
  }

  @Test
  void takesThemInOneObjectToo() throws Exception {
    UserPoolCopy copy =
        read("{\"UserPool\": {\"Id\": \"eu-west-1_A\"}, \"MfaConfig\": {%s}}".formatted(TOTP));

    assertThat(copy.mfaConfig().orElseThrow()).containsKey("SoftwareTokenMfaConfiguration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Id": "a_1"} | | false
          {"Id": "a_1", "MfaConfiguration": "OFF"} | | false
          {"Id": "a_1", "MfaConfiguration": "OPTIONAL"} | | true
          {"Id": "a_1", "MfaConfiguration": "ON"} | {"MfaConfiguration": "ON"} | true
          {"Id": "a_1"} | {"MfaConfiguration": "OFF"} | false
          {"Id": "a_1", "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}} | | true
          """)
  void warnsOfFactorsThatAreMissing(String userPool, String mfaConfig, boolean warns)
      throws Exception {
    String more = mfaConfig == null ? "" : mfaConfig;

    assertThat(read("{\"UserPool\": " + userPool + "}" + more).warning().isPresent())
        .isEqualTo(warns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Id": "eu-west-1_A"} | there is no UserPool with an Id
          {"UserPool": {} | is not a user pool in JSON
          hello | is not a user pool in JSON
          {"UserPool": 1} | is not a user pool in JSON
          """)
  void saysWhatIsWrongWithAFile(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pool.json")
        .hasMessageContaining(message);
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> UserPoolCopy.read(Path.of("/nope.json")))
        .hasMessage("cannot read the user pool: there is no file /nope.json");
  }

  private UserPoolCopy read(String text) throws IOException {
    Path file = folder.resolve("pool.json");
    Files.writeString(file, text);
    return UserPoolCopy.read(file);
  }
}
