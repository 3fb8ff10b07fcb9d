package io.github.poolkeeper.core.export;

import static io.github.poolkeeper.core.export.ExportFormat.CLOUDFORMATION;
import static io.github.poolkeeper.core.export.ExportFormat.TERRAFORM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.JsonLiteral;
import io.github.poolkeeper.core.live.CreatedWith;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportPoolTest {
  private static final String PLAIN =
      """
      {"PoolName": "people", "DeletionProtection": "ACTIVE", "LambdaConfig": {},
       "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireSymbols": true}}}
      """;

  private final RecordedPool pool = new RecordedPool();

  @Test
  void writesAPoolAsTerraformHasIt() {
    String file =
        pool.found(PLAIN)
            .changed(PLAIN.replace("8", "12"), "Audit finding 7")
            .export(TERRAFORM)
            .file();

    assertThat(file)
        .startsWith("# eu-west-1_AbCdEf123 as it was at revision 2, 2026-01-01T02:00:00Z,")
        .contains(
            """

            import {
              to = aws_cognito_user_pool.people
              id = "eu-west-1_AbCdEf123"
            }

            resource "aws_cognito_user_pool" "people" {
              deletion_protection = "ACTIVE"
              name = "people"

              password_policy {
                # 2026-01-01T02:00:00Z by AROAEXAMPLE:mai.tanaka, says mai (change\
            """)
        .contains(
            """
            ): Audit finding 7
                minimum_length = 12
                require_symbols = true
              }
            """)
        .contains(
            """
              lifecycle {
                # Another pool in its place would have none of its users.
                prevent_destroy = true

                ignore_changes = [
                  # What changes of Poolkeeper have set.
                  password_policy[0].minimum_length,
                ]
              }
            """);
  }

  @Test
  void writesAPoolAsCloudFormationHasIt() {
    Exported exported =
        pool.found(PLAIN)
            .changed(PLAIN.replace("8", "12"), "Audit finding 7")
            .export(CLOUDFORMATION);

    assertThat(exported.setByPoolkeeper()).containsExactly("Policies.PasswordPolicy.MinimumLength");
    assertThat(exported.file())
        .contains(
            """
            Resources:
              UserPool:
                Type: AWS::Cognito::UserPool
                # Another pool in its place would have none of its users.
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties:
                  DeletionProtection: "ACTIVE"
                  UserPoolName: "people"
                  Policies:
                    PasswordPolicy:
            """)
        .contains(
            """
            ): Audit finding 7
                      MinimumLength: 12
                      RequireSymbols: true
            """);
  }

  /// In the exact words of `ignore_changes`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'PoolName':'a'} | {'PoolName':'b'} | name",
        "{'UserPoolTags':{'a':'1','b':'1'}} | {'UserPoolTags':{'a':'2','b':'1'}} | tags[\"a\"]",
        "{'UserPoolTags':{}} | {'UserPoolTags':{'a':'2'}} | tags",
        "{'LambdaConfig':{}} | {'LambdaConfig':{'PreSignUp':'arn'}} | lambda_config",
        "{'LambdaConfig':{'PostConfirmation':'arn'}}"
            + " | {'LambdaConfig':{'PostConfirmation':'arn','PreSignUp':'arn'}}"
            + " | lambda_config[0].pre_sign_up",
        "{'AutoVerifiedAttributes':['email','phone_number']}"
            + " | {'AutoVerifiedAttributes':['phone_number','email']} | ''",
        "{'MfaConfiguration':'OPTIONAL','SoftwareTokenMfaConfiguration':{'Enabled':true}}"
            + " | {'MfaConfiguration':'OFF'}"
            + " | mfa_configuration, software_token_mfa_configuration",
        "{'AccountRecoverySetting':{'RecoveryMechanisms':[{'Priority':1,'Name':'admin_only'}]}}"
            + " | {'AccountRecoverySetting':{'RecoveryMechanisms':"
            + "[{'Priority':1,'Name':'verified_email'}]}}"
            + " | account_recovery_setting[0].recovery_mechanism"
      })
  void ignoresExactlyWhatPoolkeeperHasSet(String before, String after, String ignored) {
    List<String> names =
        pool.found(before.replace('\'', '"'))
            .changed(after.replace('\'', '"'), "why not")
            .export(TERRAFORM)
            .setByPoolkeeper();

    assertThat(String.join(", ", names)).isEqualTo(ignored);
  }

  @Test
  void doesNotIgnoreWhatOthersHaveSetSince() {
    Exported exported =
        pool.found(PLAIN)
            .changed(PLAIN.replace("8", "12"), "longer")
            .found(PLAIN.replace("8", "10"))
            .export(TERRAFORM);

    assertThat(exported.setByPoolkeeper()).isEmpty();
    assertThat(exported.file()).contains("by hand, or by another tool").doesNotContain("ignore_");
  }

  @Test
  void writesAnEarlierRevision() {
    pool.found(PLAIN).changed(PLAIN.replace("8", "12"), "longer");

    assertThat(pool.export(1).orElseThrow().file()).contains("minimum_length = 8");
    assertThat(pool.export(3)).isEmpty();
  }

  /// As each language reads it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Say \\\"hello\\\" | `\"Say \\\"hello\\\"\"` | `\"Say \\\"hello\\\"\"`",
        "C:\\\\temp | `\"C:\\\\temp\"` | `\"C:\\\\temp\"`",
        "Code {####} | `\"Code {####}\"` | `\"Code {####}\"`",
        "${aws.id} %{if} | `\"$${aws.id} %%{if}\"` | `\"${aws.id} %{if}\"`",
        "a\\u200db\\u202e | `\"a\\u200db\\u202e\"` | `\"a\\u200db\\u202e\"`",
        "tag \\udb40\\udc41 | `\"tag \\U000e0041\"` | `\"tag \\U000e0041\"`",
        "one\\r\\ntwo | `join(\"\\n\", [` | `!Join`"
      })
  void escapesTexts(String json, String hcl, String yaml) {
    pool.found("{\"EmailVerificationSubject\": \"" + json + "\"}");

    assertThat(pool.export(TERRAFORM).file()).contains("email_verification_subject = " + hcl);
    assertThat(pool.export(CLOUDFORMATION).file()).contains("EmailVerificationSubject: " + yaml);
  }

  @Test
  void writesALineForEachOfALongText() {
    pool.found("{\"EmailVerificationMessage\": \"<p>\\nCode: {####}\\r\\n</p>\"}");

    assertThat(pool.export(TERRAFORM).file())
        .contains(
            """
              email_verification_message = join("\\n", [
                "<p>",
                "Code: {####}\\r",
                "</p>",
              ])
            """);
    assertThat(pool.export(CLOUDFORMATION).file())
        .contains(
            """
                  EmailVerificationMessage: !Join
                    - "\\n"
                    -
                      - "<p>"
                      - "Code: {####}\\r"
                      - "</p>"
            """);
  }

  /// What somebody writes as a reason ends no comment.
  @Test
  void keepsWhatPeopleSayInItsComment() {
    pool.found(PLAIN).changed(PLAIN.replace("8", "12"), "x\nprevent_destroy = false\u2028y\u0085z");

    for (ExportFormat format : ExportFormat.values()) {
      assertThat(pool.export(format).file().lines().map(String::strip))
          .noneMatch(line -> line.startsWith("prevent_destroy = false"))
          .anyMatch(line -> line.startsWith("#") && line.contains("x\\u000aprevent_destroy"));
    }
  }

  /// Or its first plan would change the pool.
  @Test
  void letsTheProviderFillInNothing() {
    pool.found("{\"PoolName\": \"old\", \"EmailConfiguration\": {\"SourceArn\": \"arn\"}}");

    assertThat(pool.export(TERRAFORM).file())
        .contains("email_configuration[0].email_sending_account,")
        .contains("deletion_protection,");
    assertThat(pool.export(TERRAFORM).setByPoolkeeper()).isEmpty();
    assertThat(pool.export(TERRAFORM).notExpressed())
        .extracting(gap -> gap.path().toString())
        .containsExactly("/DeletionProtection", "/EmailConfiguration/EmailSendingAccount");
  }

  @Test
  void listsWhatAFileCannotSay() {
    pool.found(
        """
        {"AcrConfiguration": {"Level1": {"AcrValue": "low"}}, "KeyConfiguration": {"KeyType": "AWS_OWNED_KEY"},
         "SmsVerificationMessage": "{{resolve:ssm:secret}} {####}", "NewIn2027": {"A": 1}}
        """);

    assertThat(pool.export(TERRAFORM).notExpressed())
        .extracting(gap -> gap.path().toString())
        .containsExactly(
            "/KeyConfiguration/KeyType",
            "/AcrConfiguration/Level1/AcrValue",
            "/NewIn2027",
            "/DeletionProtection");
    assertThat(pool.export(CLOUDFORMATION).notExpressed())
        .extracting(gap -> gap.path().toString())
        .containsExactly(
            "/AcrConfiguration/Level1/AcrValue", "/NewIn2027", "/SmsVerificationMessage");
    assertThat(pool.export(TERRAFORM).file())
        .contains("#   /NewIn2027: Poolkeeper does not know it");
  }

  @Test
  void writesOnlyOneOfTwoNamesOfAText() {
    pool.found(
        """
        {"EmailVerificationSubject": "Code", "DeletionProtection": "ACTIVE",
         "VerificationMessageTemplate": {"EmailSubject": "Code"},
         "AdminCreateUserConfig": {"UnusedAccountValidityDays": 7},
         "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}}}
        """);

    assertThat(pool.export(TERRAFORM).file())
        .contains("email_subject = \"Code\"")
        .doesNotContain("email_verification_subject");
    assertThat(pool.export(TERRAFORM).notExpressed()).isEmpty();
  }

  @Test
  void writesTheFactorsOfMfa() {
    pool.found(
        """
        {"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true},
         "SmsMfaConfiguration": {"SmsAuthenticationMessage": "{####}",
           "SmsConfiguration": {"SnsCallerArn": "arn"}},
         "EmailMfaConfiguration": {"Message": "{####}", "Subject": "Code"}}
        """);

    assertThat(pool.export(CLOUDFORMATION).file())
        .contains("EnabledMfas: [\"SMS_MFA\", \"SOFTWARE_TOKEN_MFA\", \"EMAIL_OTP\"]")
        .contains("EmailAuthenticationSubject: \"Code\"");
    assertThat(pool.export(TERRAFORM).file())
        .contains("external_id = \"\"")
        .contains("email_mfa_configuration {");
  }

  @Test
  void leavesAwsOwnTagsToAws() {
    pool.found(
        """
        {"UserPoolTags": {"aws:cloudformation:logical-id": "AuthPool",
          "aws:cloudformation:stack-name": "auth", "team": "a: \\"b\\""}}
        """);

    assertThat(pool.export(TERRAFORM).file())
        .contains("\"team\" = \"a: \\\"b\\\"\"")
        .doesNotContain("logical-id");
    assertThat(pool.export(CLOUDFORMATION).file())
        .contains("  AuthPool:\n")
        .contains("The stack auth owns the pool")
        .doesNotContain("logical-id");
  }

  @Test
  void writesWhatAPoolWasCreatedWith() {
    pool.createdWith(
            new CreatedWith.Choice.Known(
                JsonLiteral.object(
                    """
                    {"UsernameAttributes": ["email"],
                     "UsernameConfiguration": {"CaseSensitive": false},
                     "SchemaAttributes": [
                       {"Name": "name", "AttributeDataType": "String", "DeveloperOnlyAttribute": false,
                        "Mutable": true, "Required": false,
                        "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"}},
                       {"Name": "custom:tenant", "AttributeDataType": "String",
                        "DeveloperOnlyAttribute": false, "Mutable": false, "Required": false,
                        "StringAttributeConstraints": {"MinLength": "1"}}]}
                    """)))
        .found(PLAIN);

    assertThat(pool.export(TERRAFORM).file())
        .contains("username_attributes = [\"email\"]")
        .contains("case_sensitive = false")
        .containsOnlyOnce("schema {")
        .contains("name = \"tenant\"")
        .contains("min_length = \"1\"");
    assertThat(pool.export(CLOUDFORMATION).file()).contains("CaseSensitive: false");
    assertThat(pool.export(CLOUDFORMATION).notExpressed())
        .extracting(gap -> gap.path().toString())
        .containsExactly("/SchemaAttributes");
  }

  /// Terraform must not take it for something to undo: it would create another pool.
  @Test
  void leavesOutWhatItCouldNotRead() {
    pool.createdWith(
            new CreatedWith.Choice.Unknown(
                new ApiError("ResourceNotFoundException", "no such pool")))
        .found(PLAIN);

    Exported exported = pool.export(TERRAFORM);

    assertThat(exported.file()).contains("username_attributes,").contains("schema,");
    assertThat(exported.setByPoolkeeper()).isEmpty();
    assertThat(exported.notExpressed()).hasSize(4);
  }
}
