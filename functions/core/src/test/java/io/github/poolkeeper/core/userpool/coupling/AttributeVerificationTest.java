package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeVerificationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"AutoVerifiedAttributes":[],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email"]}} | /UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate | which lacks email
          {"AutoVerifiedAttributes":["email"],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email"]}} | {"AutoVerifiedAttributes":null} | /UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate | which lacks email
          {"AutoVerifiedAttributes":["email"],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":[]}} | {"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email","phone_number"]}} | /UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate | which lacks phone_number
          """)
  void refusesToRequireWhatIsNotVerified(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"AutoVerifiedAttributes":["email"],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email"]}}
          {"AutoVerifiedAttributes":["email"],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email"]}} | {"AutoVerifiedAttributes":[],"UserAttributeUpdateSettings":null}
          {"AutoVerifiedAttributes":[],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email"]}} | {"DeletionProtection":"ACTIVE"}
          {"AutoVerifiedAttributes":[],"UserAttributeUpdateSettings":{"AttributesRequireVerificationBeforeUpdate":["email"]}} | {"UserAttributeUpdateSettings":null}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
