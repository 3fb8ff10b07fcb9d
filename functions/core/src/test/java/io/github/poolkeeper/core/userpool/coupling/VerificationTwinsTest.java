package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.completes;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.returned;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTwinsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | {"EmailVerificationMessage":"b {####}"} | {"EmailVerificationMessage":"b {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"b {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | /VerificationMessageTemplate/EmailMessage
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | {"EmailVerificationSubject":"b"} | {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"b","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"b","SmsMessage":"a {####}"}} | /VerificationMessageTemplate/EmailSubject
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | {"SmsVerificationMessage":"b {####}"} | {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"b {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"b {####}"}} | /VerificationMessageTemplate/SmsMessage
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | {"VerificationMessageTemplate":{"EmailMessage":"b {####}","SmsMessage":"b {####}"}} | {"EmailVerificationMessage":"b {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"b {####}","VerificationMessageTemplate":{"EmailMessage":"b {####}","EmailSubject":"a","SmsMessage":"b {####}"}} | /EmailVerificationMessage /SmsVerificationMessage
          {} | {"VerificationMessageTemplate":{"EmailSubject":"b"}} | {"EmailVerificationSubject":"b","VerificationMessageTemplate":{"EmailSubject":"b"}} | /EmailVerificationSubject
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"other","SmsMessage":"a {####}"}} | {"EmailVerificationSubject":"b"} | {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"b","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"b","SmsMessage":"a {####}"}} | /VerificationMessageTemplate/EmailSubject
          """)
  void writesBothSides(String live, String patch, String after, String paths) {
    completes(live, patch, after, "verification twins", paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | {"EmailVerificationSubject":"b","VerificationMessageTemplate":{"EmailSubject":"c"}} | /EmailVerificationSubject | give both the same value
          """)
  void refusesTwoValuesForOneSetting(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"other","SmsMessage":"a {####}"}} | {"DeletionProtection":"ACTIVE"}
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"other","SmsMessage":"a {####}"}} | {"VerificationMessageTemplate":{"EmailSubjectByLink":"x"}}
          {"EmailVerificationSubject":"a"} | {"DeletionProtection":"ACTIVE"}
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"a","SmsMessage":"a {####}"}} | {"EmailVerificationSubject":"b","VerificationMessageTemplate":{"EmailSubject":"b"}}
          {"EmailVerificationMessage":"a {####}","EmailVerificationSubject":"a","SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"a {####}","EmailSubject":"other","SmsMessage":"a {####}"}} | {"EmailVerificationSubject":"other"}
          """)
  void leavesAPairThatTheChangeDoesNotTouch(String live, String patch) {
    leavesAlone(live, patch);
  }

  @Test
  void returnsAPairAsCognitoPrintedIt() {
    Couplings.Resolved resolved =
        returned(
            "{}",
            "{\"EmailVerificationSubject\":\"a\",\"VerificationMessageTemplate\":{\"EmailSubject\":\"b\"}}");

    assertThat(resolved.violations()).isEmpty();
    assertThat(resolved.after().document()).hasSize(2);
  }

  @Test
  void bringsBackOneSideAlone() {
    String one = "{\"VerificationMessageTemplate\":{\"EmailSubject\":\"a\"}}";

    assertThat(
            returned(
                    "{\"EmailVerificationSubject\":\"a\",\"VerificationMessageTemplate\":{\"EmailSubject\":\"a\"}}",
                    one)
                .after()
                .document())
        .isEqualTo(object(one));
  }

  @Test
  void bringsBackAPairThatWasApart() {
    String apart =
        "{\"EmailVerificationSubject\":\"a\",\"VerificationMessageTemplate\":{\"EmailSubject\":\"b\"}}";
    Couplings.Resolved resolved =
        returned(
            "{\"EmailVerificationSubject\":\"a\",\"VerificationMessageTemplate\":{\"EmailSubject\":\"by"
                + " hand\"}}",
            apart);

    assertThat(resolved.adjustments()).isEmpty();
    assertThat(resolved.after().document()).isEqualTo(object(apart));
  }
}
