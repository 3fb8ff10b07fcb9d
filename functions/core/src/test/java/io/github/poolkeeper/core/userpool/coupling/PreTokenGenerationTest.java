package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.completes;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreTokenGenerationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b"}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | /LambdaConfig/PreTokenGenerationConfig/LambdaArn
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | /LambdaConfig/PreTokenGeneration
          {} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a"}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | /LambdaConfig/PreTokenGenerationConfig/LambdaVersion /LambdaConfig/PreTokenGenerationConfig/LambdaArn
          {} | {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | /LambdaConfig/PreTokenGeneration
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGeneration":null}} | {"LambdaConfig":{}} | /LambdaConfig/PreTokenGenerationConfig
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGenerationConfig":null}} | {"LambdaConfig":{}} | /LambdaConfig/PreTokenGeneration
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a"}} | {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b","PreTokenGenerationConfig":{"LambdaVersion":"V1_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | /LambdaConfig/PreTokenGeneration
          """)
  void writesBothNames(String live, String patch, String after, String paths) {
    completes(live, patch, after, "pre token generation", paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b","PreTokenGenerationConfig":{"LambdaArn":"arn:aws:lambda:eu-west-1:1:function:c"}}} | /LambdaConfig/PreTokenGeneration | give both the same value
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b","PreTokenGenerationConfig":null}} | /LambdaConfig/PreTokenGeneration | give both the same value
          """)
  void refusesTwoFunctionsForOneTrigger(String live, String patch, String path, String message) {
    refuses(live, patch, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V1_0"}}}
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGeneration":null,"PreTokenGenerationConfig":null}}
          {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V3_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreSignUp":"arn:aws:lambda:eu-west-1:1:function:a"}}
          {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V3_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}}
          {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V3_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}} | {"LambdaConfig":{"PreTokenGenerationConfig":null}}
          {} | {"LambdaConfig":{"PreTokenGenerationConfig":{"LambdaVersion":"V3_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:a"}}}
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | {"LambdaConfig":{"PreSignUp":"arn:aws:lambda:eu-west-1:1:function:a"}}
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaVersion":"V2_0","LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | {"DeletionProtection":"ACTIVE"}
          """)
  void leavesTheRestAsItIs(String live, String patch) {
    leavesAlone(live, patch);
  }
}
