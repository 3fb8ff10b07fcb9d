package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomSendersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | /LambdaConfig/KMSKeyID | is needed by
          {} | {"LambdaConfig":{"CustomEmailSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | /LambdaConfig/KMSKeyID | is needed by
          {"LambdaConfig":{"CustomEmailSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"KMSKeyID":null}} | /LambdaConfig/KMSKeyID | is needed by
          """)
  void refusesASenderWithoutItsKey(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}}
          {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"CustomEmailSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"CustomSMSSender":null}}
          {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"CustomSMSSender":null,"KMSKeyID":null}}
          {"LambdaConfig":{"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"PreSignUp":"arn:aws:lambda:eu-west-1:1:function:a"}}
          {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreSignUp":"arn:aws:lambda:eu-west-1:1:function:a"}}
          {"LambdaConfig":{"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"KMSKeyID":null}}
          {} | {"LambdaConfig":{"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}}
          {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"CustomSMSSender":null}}
          {"LambdaConfig":{"CustomEmailSender":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"},"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}} | {"LambdaConfig":{"CustomEmailSender":null,"KMSKeyID":"arn:aws:kms:eu-west-1:1:key/k"}}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
