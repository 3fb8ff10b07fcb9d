package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSendingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER"}} | /EmailConfiguration/SourceArn | is needed by EmailSendingAccount DEVELOPER
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"SourceArn":null}} | /EmailConfiguration/SourceArn | is needed by
          """)
  void refusesSesWithoutAnIdentity(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}}
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"From":"a@b","ConfigurationSet":"c"}}
          {"EmailConfiguration":{"SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"From":"a@b"}}
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER"}} | {"DeletionProtection":"ACTIVE"}
          {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","From":"a@b"}} | {"EmailConfiguration":{"ReplyToEmailAddress":"r@b"}}
          {} | {"EmailConfiguration":{"ReplyToEmailAddress":"r@b"}}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }

  /// Nobody has shown that Cognito refuses them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}} | {"EmailConfiguration":{"From":"a@b"}} | /EmailConfiguration/From
          {} | {"EmailConfiguration":{"ConfigurationSet":"c"}} | /EmailConfiguration/ConfigurationSet
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","From":"a@b"}} | /EmailConfiguration/From
          """)
  void warnsOfItsSettingsWithoutSes(String live, String patch, String path) {
    Couplings.Resolved resolved = Resolution.patched(live, patch);

    assertThat(resolved.violations()).isEmpty();
    assertThat(resolved.warnings())
        .extracting(warning -> warning.path().toString())
        .containsExactly(path);
  }
}
