package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.completes;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeavingSesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a","From":"a@b","ConfigurationSet":"c","ReplyToEmailAddress":"r@b"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","ReplyToEmailAddress":"r@b"}} | /EmailConfiguration/SourceArn /EmailConfiguration/From /EmailConfiguration/ConfigurationSet
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":null}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}} | /EmailConfiguration/SourceArn
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a","From":"a@b"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | /EmailConfiguration/From
          """)
  void dropsWhatIsLeftOver(String live, String patch, String after, String paths) {
    completes(live, patch, after, "leaving SES", paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":null}
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","SourceArn":null}}
          {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"DeletionProtection":"ACTIVE"}
          {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"ReplyToEmailAddress":"r@b"}}
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"From":"x@b"}}
          {"EmailConfiguration":{"SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}}
          {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}} | {"EmailConfiguration":{"SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}}
          {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","SourceArn":"arn:aws:ses:eu-west-1:1:identity/a"}} | {"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT","SourceArn":"arn:aws:ses:eu-west-1:1:identity/b"}}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
