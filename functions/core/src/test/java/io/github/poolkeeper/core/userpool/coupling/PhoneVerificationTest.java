package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneVerificationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"AutoVerifiedAttributes":["phone_number"]} | /AutoVerifiedAttributes | phone_number needs an SmsConfiguration
          """)
  void refusesToVerifyPhonesWithoutSms(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"AutoVerifiedAttributes":["phone_number"],"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}}
          {"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}} | {"AutoVerifiedAttributes":["phone_number"]}
          {} | {"AutoVerifiedAttributes":["email"]}
          {"AutoVerifiedAttributes":["phone_number"]} | {"DeletionProtection":"ACTIVE"}
          {"AutoVerifiedAttributes":["phone_number"]} | {"SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::1:role/sms"}}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
