package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PatchValidationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"policies":{}}                                            | /policies | policies is no setting: did you mean Policies?
          {"Policies":{"PasswordPolicy":{"MinimumLenght":8}}}        | /Policies/PasswordPolicy/MinimumLenght | did you mean MinimumLength?
          {"MinimumLength":8}                                        | /MinimumLength | did you mean Policies.PasswordPolicy.MinimumLength?
          {"PreSignUp":"x"}                                          | /PreSignUp | did you mean LambdaConfig.PreSignUp?
          {"LambdaConfig":{"PoolName":"x"}}                          | /LambdaConfig/PoolName | did you mean PoolName?
          {"CompletelyDifferent":1}                                  | /CompletelyDifferent | CompletelyDifferent is no setting
          {"":1}                                                     | / | is no setting
          {"LambdaConfig":{"a/b~":1}}                                | /LambdaConfig/a~1b~0 | is no setting
          {"SchemaAttributes":[]}                                    | /SchemaAttributes | SchemaAttributes cannot be changed: attributes are added with AddCustomAttributes
          {"UsernameAttributes":null}                                | /UsernameAttributes | cannot be changed: it is chosen when a pool is created
          {"Name":"x"}                                               | /Name | in a change it is called PoolName
          {"Arn":"x"}                                                | /Arn | it is the pool's identity
          {"Policies":{"PasswordPolicy":{"MinimumLength":"12"}}}     | /Policies/PasswordPolicy/MinimumLength | expected a whole number from 6 to 99, met a string: "12"
          {"Policies":{"PasswordPolicy":{"MinimumLength":12.5}}}     | /Policies/PasswordPolicy/MinimumLength | met a number: 12.5
          {"Policies":{"PasswordPolicy":{"MinimumLength":5}}}        | /Policies/PasswordPolicy/MinimumLength | from 6 to 99, met a number: 5
          {"Policies":{"PasswordPolicy":{"MinimumLength":100}}}      | /Policies/PasswordPolicy/MinimumLength | from 6 to 99, met a number: 100
          {"Policies":{"PasswordPolicy":{"RequireSymbols":"true"}}}  | /Policies/PasswordPolicy/RequireSymbols | expected true or false, met a string: "true"
          {"Policies":{"PasswordPolicy":{"RequireSymbols":1}}}       | /Policies/PasswordPolicy/RequireSymbols | expected true or false, met a number: 1
          {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":0}}} | /Policies/PasswordPolicy/TemporaryPasswordValidityDays | from 1 to 365
          {"Policies":[]}                                            | /Policies | expected an object, met a list: []
          {"DeletionProtection":"active"}                            | /DeletionProtection | expected one of INACTIVE, ACTIVE, met a string: "active"
          {"DeletionProtection":true}                                | /DeletionProtection | met a boolean: true
          {"AutoVerifiedAttributes":["email","email"]}               | /AutoVerifiedAttributes | a list without repetition of email, phone_number
          {"AutoVerifiedAttributes":"email"}                         | /AutoVerifiedAttributes | met a string: "email"
          {"AutoVerifiedAttributes":["name"]}                        | /AutoVerifiedAttributes | ["name"]
          {"AutoVerifiedAttributes":[null]}                          | /AutoVerifiedAttributes | [null]
          {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["EMAIL_OTP"]}}} | /Policies/SignInPolicy/AllowedFirstAuthFactors | with PASSWORD
          {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":[]}}} | /Policies/SignInPolicy/AllowedFirstAuthFactors | with PASSWORD
          {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","SOFTWARE_TOKEN"]}}} | /Policies/SignInPolicy/AllowedFirstAuthFactors | SOFTWARE_TOKEN
          {"LambdaConfig":{"PreSignUp":"my-function"}}               | /LambdaConfig/PreSignUp | expected an ARN
          {"LambdaConfig":{"CustomSMSSender":{"LambdaVersion":"V2_0"}}} | /LambdaConfig/CustomSMSSender/LambdaVersion | one of V1_0
          {"EmailVerificationMessage":"no code"}                     | /EmailVerificationMessage | {####}
          {"VerificationMessageTemplate":{"EmailMessageByLink":"no link"}} | /VerificationMessageTemplate/EmailMessageByLink | {##words##}
          {"VerificationMessageTemplate":{"EmailMessageByLink":"verify: {####}"}} | /VerificationMessageTemplate/EmailMessageByLink | {##words##}
          {"VerificationMessageTemplate":{"EmailMessageByLink":"{##a##}\u00a0"}} | /VerificationMessageTemplate/EmailMessageByLink | U+00A0
          {"EmailVerificationMessage":"{####}\u200d"}               | /EmailVerificationMessage | U+200D
          {"EmailVerificationSubject":"a\u00adb"}                   | /EmailVerificationSubject | formatting characters
          {"AdminCreateUserConfig":{"InviteMessageTemplate":{"EmailMessage":"{username} {####}\ufeff"}}} | /AdminCreateUserConfig/InviteMessageTemplate/EmailMessage | U+FEFF
          {"SmsVerificationMessage":"{####}\\nmore"}                 | /SmsVerificationMessage | in one line
          {"SmsConfiguration":{"ExternalId":"a\ud800b"}}            | /SmsConfiguration/ExternalId | a text
          {"UserPoolTags":{"AWS:owner":"x"}}                         | /UserPoolTags/AWS:owner | belong to AWS
          {"UserPoolTags":{"team#1":"x"}}                            | /UserPoolTags/team#1 | letters, digits, spaces
          {"UserPoolTags":{"team":"a#1"}}                            | /UserPoolTags/team | letters, digits, spaces
          {"UserPoolTags":{"a\ud800b":"x"}}                         | /UserPoolTags/a\ud800b | letters, digits, spaces
          {"AcrConfiguration":{"Level1":{"AcrValue":"a b"}}}         | /AcrConfiguration/Level1/AcrValue | without spaces
          {"AcrConfiguration":{"Level5":{"AcrValue":"a"}}}           | /AcrConfiguration/Level5 | is no setting: did you mean Level
          {"MfaConfig":"ON"}                                         | /MfaConfig | did you mean MfaConfiguration?
          {"LambdaConfiguration":{}}                                 | /LambdaConfiguration | did you mean LambdaConfig?
          {"EmailConfiguration":{"ReplyToEmailAddress":"nobody"}}    | /EmailConfiguration/ReplyToEmailAddress | an e-mail address
          {"EmailConfiguration":{"ReplyToEmailAddress":"a @b"}}      | /EmailConfiguration/ReplyToEmailAddress | an e-mail address
          {"PoolName":"a/b"}                                         | /PoolName | letters, digits, spaces
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"admin_only","Priority":1},{"Name":"verified_email","Priority":2}]}} | /AccountRecoverySetting/RecoveryMechanisms | admin_only stands alone
          {"AccountRecoverySetting":{"RecoveryMechanisms":[]}}       | /AccountRecoverySetting/RecoveryMechanisms | expected 1 or 2 mechanisms, met 0
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":1},{"Name":"verified_phone_number","Priority":1}]}} | /AccountRecoverySetting/RecoveryMechanisms | each Priority once
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":1},{"Name":"verified_phone_number","Priority":1.0}]}} | /AccountRecoverySetting/RecoveryMechanisms | each Priority once
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":1},{"Name":"verified_email","Priority":2}]}} | /AccountRecoverySetting/RecoveryMechanisms | each Name once
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email","Priority":3}]}} | /AccountRecoverySetting/RecoveryMechanisms/0 | Priority: 1 or 2
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"sms","Priority":1}]}} | /AccountRecoverySetting/RecoveryMechanisms/0 | verified_phone_number
          {"AccountRecoverySetting":{"RecoveryMechanisms":[{"Name":"verified_email"}]}} | /AccountRecoverySetting/RecoveryMechanisms/0 | Priority
          {"UserPoolTags":{"aws:cloudformation:stack-name":"x"}}     | /UserPoolTags/aws:cloudformation:stack-name | belong to AWS
          {"UserPoolTags":{"aws:x":null}}                            | /UserPoolTags/aws:x | belong to AWS
          {"UserPoolTags":{"":"x"}}                                  | /UserPoolTags/ | a tag key of 1 to 128 characters out of
          {"UserPoolTags":{"cost":12}}                               | /UserPoolTags/cost | , met a number: 12
          {"UserPoolTags":["a"]}                                     | /UserPoolTags | expected an object
          {"SmsConfiguration":null}                                  | /SmsConfiguration | SmsConfiguration cannot be unset: Cognito keeps
          {"KeyConfiguration":null}                                  | /KeyConfiguration | cannot be unset
          {"IssuerConfiguration":null}                               | /IssuerConfiguration | cannot be unset
          {"PoolName":null}                                          | /PoolName | cannot be unset
          {"UserPoolTier":null}                                      | /UserPoolTier | cannot be unset
          {"Policies":{"PasswordPolicy":{"MinimumLength":null}}}     | /Policies/PasswordPolicy/MinimumLength | cannot be unset
          {"EmailVerificationMessage":"a {####}","VerificationMessageTemplate":{"EmailMessage":"b {####}"}} | /EmailVerificationMessage | is one setting with /VerificationMessageTemplate/EmailMessage
          {"EmailVerificationSubject":"a","VerificationMessageTemplate":{"EmailSubject":"b"}} | /EmailVerificationSubject | give both the same value
          {"SmsVerificationMessage":"a {####}","VerificationMessageTemplate":{"SmsMessage":"b {####}"}} | /SmsVerificationMessage | give both the same value
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:a","PreTokenGenerationConfig":{"LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | /LambdaConfig/PreTokenGeneration | give both the same value
          {"LambdaConfig":{"PreTokenGeneration":null,"PreTokenGenerationConfig":{"LambdaArn":"arn:aws:lambda:eu-west-1:1:function:b"}}} | /LambdaConfig/PreTokenGeneration | give both the same value
          {"LambdaConfig":{"PreTokenGeneration":"arn:aws:lambda:eu-west-1:1:function:b","PreTokenGenerationConfig":null}} | /LambdaConfig/PreTokenGeneration | set it or remove it, not both
          {"AdminCreateUserConfig":{"UnusedAccountValidityDays":7},"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":8}}} | /AdminCreateUserConfig/UnusedAccountValidityDays | give both the same value
          """)
  void refusesWithAPointerAndAReason(String patch, String path, String message) {
    List<Violation> violations = PatchValidation.of(object(patch));

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().path()).hasToString(path);
    assertThat(violations.getFirst().message()).contains(message);
  }

  @ParameterizedTest
  @MethodSource("writable")
  void acceptsEveryLegalValueAtTheEdges(Setting setting) {
    assertThat(Samples.legal(setting.type()))
        .isNotEmpty()
        .allSatisfy(value -> assertThat(PatchValidation.of(only(setting, value))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("writable")
  void refusesEveryIllegalValueBeyondThem(Setting setting) {
    assertThat(Samples.illegal(setting.type()))
        .isNotEmpty()
        .allSatisfy(
            value ->
                assertThat(PatchValidation.of(only(setting, value)))
                    .as("%s", value)
                    .isNotEmpty()
                    .allSatisfy(v -> assertThat(v.path().startsWith(setting.path())).isTrue()));
  }

  @ParameterizedTest
  @MethodSource("writable")
  void takesNullExactlyWhereThereIsANeutralValue(Setting setting) {
    boolean isMissing = setting.neutral() instanceof Neutral.Missing;

    assertThat(PatchValidation.of(only(setting, JsonValue.NULL))).hasSize(isMissing ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("writable")
  void acceptsNeutralValuesWrittenOut(Setting setting) {
    if (setting.neutral() instanceof Neutral.Value(JsonValue value)) {
      assertThat(PatchValidation.of(only(setting, value))).isEmpty();
    }
  }

  static Stream<Setting> writable() {
    return Settings.all().stream().filter(s -> s.access() instanceof Access.Writable);
  }

  @Test
  void findsEverythingAtOnce() {
    List<Violation> violations =
        PatchValidation.of(
            object(
                """
                {"policies": {},
                 "Policies": {"PasswordPolicy": {"MinimumLength": "12", "RequireSymbols": null}},
                 "EmailVerificationSubject": "Your code",
                 "VerificationMessageTemplate": {"EmailSubject": "Seu código", "EmailMessage": ""},
                 "Id": "x",
                 "UserPoolTags": {"aws:a": "x", "aws:b": "y", "team": "z"}}
                """));

    assertThat(violations)
        .extracting(violation -> violation.path().toString())
        .containsExactlyInAnyOrder(
            "/policies",
            "/Policies/PasswordPolicy/MinimumLength",
            "/Policies/PasswordPolicy/RequireSymbols",
            "/EmailVerificationSubject",
            "/VerificationMessageTemplate/EmailMessage",
            "/Id",
            "/UserPoolTags/aws:a",
            "/UserPoolTags/aws:b");
  }

  @Test
  void acceptsTwinsThatAgree() {
    assertThat(
            PatchValidation.of(
                object(
                    """
                    {"EmailVerificationSubject": "Your code",
                     "VerificationMessageTemplate": {"EmailSubject": "Your code"},
                     "AdminCreateUserConfig": {"UnusedAccountValidityDays": 7},
                     "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7.0}}}
                    """)))
        .isEmpty();
  }

  @Test
  void countsCharactersNotUtf16Units() {
    Setting subject = Settings.at(Pointer.parse("/EmailVerificationSubject")).orElseThrow();

    assertThat(PatchValidation.of(only(subject, JsonValues.value("😀".repeat(140))))).isEmpty();
    assertThat(PatchValidation.of(only(subject, JsonValues.value("😀".repeat(141))))).hasSize(1);
  }

  @Test
  void refusesTagKeysAndValuesThatAreTooLong() {
    JsonObjectBuilder tags =
        JsonValues.object().add("k".repeat(129), "v").add("k", "v".repeat(257)).add("ö", "v");

    assertThat(PatchValidation.of(JsonValues.object().add("UserPoolTags", tags).build()))
        .hasSize(2);
  }

  @Test
  void isQuickWithTextsMadeToHoldItUp() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(
                    PatchValidation.of(
                        JsonValues.object()
                            .add("EmailVerificationMessage", "{###".repeat(5_000))
                            .add(
                                "VerificationMessageTemplate",
                                JsonValues.object().add("EmailMessageByLink", "{##".repeat(6_600)))
                            .add(
                                "EmailConfiguration",
                                JsonValues.object()
                                    .add("ReplyToEmailAddress", "@".repeat(131_000) + " "))
                            .build()))
                .hasSize(3));
  }

  private static JsonObject only(Setting setting, JsonValue value) {
    return setting.path().set(JsonValue.EMPTY_JSON_OBJECT, value);
  }
}
