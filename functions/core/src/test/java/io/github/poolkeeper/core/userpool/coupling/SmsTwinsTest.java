package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.completes;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTwinsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}}} | {"SmsConfiguration":{"ExternalId":"b"}} | {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"b"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"b"}}} | /SmsMfaConfiguration/SmsConfiguration
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}}} | {"SmsMfaConfiguration":{"SmsConfiguration":{"ExternalId":"b"}}} | {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"b"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"b"}}} | /SmsConfiguration
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsAuthenticationMessage":"a {####}"},"SmsAuthenticationMessage":"a {####}"} | {"SmsAuthenticationMessage":"b {####}"} | {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsAuthenticationMessage":"b {####}"},"SmsAuthenticationMessage":"b {####}"} | /SmsMfaConfiguration/SmsAuthenticationMessage
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsAuthenticationMessage":"a {####}"},"SmsAuthenticationMessage":"a {####}"} | {"SmsMfaConfiguration":{"SmsAuthenticationMessage":"b {####}"}} | {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsAuthenticationMessage":"b {####}"},"SmsAuthenticationMessage":"b {####}"} | /SmsAuthenticationMessage
          {"MfaConfiguration":"OFF","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}} | {"MfaConfiguration":"ON","SmsMfaConfiguration":{}} | {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}}} | /SmsMfaConfiguration/SmsConfiguration
          {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"ON","SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}}} | {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}}} | /SmsConfiguration
          """)
  void writesBothSides(String live, String patch, String after, String paths) {
    completes(live, patch, after, "SMS twins", paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}}} | {"SmsConfiguration":{"ExternalId":"b"},"SmsMfaConfiguration":{"SmsConfiguration":{"ExternalId":"c"}}} | /SmsConfiguration | give both the same value
          {"MfaConfiguration":"OFF"} | {"MfaConfiguration":"ON","SmsMfaConfiguration":{}} | /SmsMfaConfiguration/SmsConfiguration | this pool has no SmsConfiguration
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
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"b"}}} | {"DeletionProtection":"ACTIVE"}
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"b"}}} | {"SoftwareTokenMfaConfiguration":{"Enabled":true}}
          {"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}} | {"SmsConfiguration":{"ExternalId":"b"}}
          {"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}} | {"SmsAuthenticationMessage":"b {####}"}
          {"MfaConfiguration":"ON","SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"},"SmsMfaConfiguration":{"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms","ExternalId":"a"}},"SoftwareTokenMfaConfiguration":{"Enabled":true}} | {"SmsMfaConfiguration":null}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
