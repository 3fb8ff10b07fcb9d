package io.github.poolkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailRecordTest {
  private static final Path EVENTS = Path.of("../../events/cloudtrail");
  private static final UserPoolId POOL = new UserPoolId("eu-central-2_Example01");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "01-in-the-console, AROAEXAMPLEADMIN00001:eve.adams@example.com, eve.adams@example.com,"
            + " AWSReservedSSO_Administrator_00aa11bb22cc33dd, console, 198.51.100.20",
        "02-an-iam-user-by-cli, AIDAEXAMPLEUSER000002, otto.kern, -, cli, 203.0.113.7",
        "03-terraform-for-somebody, AROAEXAMPLEDEPLOY0003:run-4711, mai.tanaka@example.com,"
            + " deploy, terraform, 192.0.2.10",
        "04-cdk-by-its-role, AROAEXAMPLECDK0000004:AWSCloudFormation, AWSCloudFormation,"
            + " cdk-hnb659fds-cfn-exec-role-123456789012-eu-central-2, cdk,"
            + " cloudformation.amazonaws.com",
        "05-poolkeeper-itself, AROAEXAMPLEAPPLY00005:poolkeeper-ApplyFunction,"
            + " poolkeeper-ApplyFunction, poolkeeper-ApplyRole, sdk, 198.51.100.200",
        "06-the-root-user, arn:aws:iam::123456789012:root, root, -, console, 198.51.100.9",
        "08-too-large-to-be-recorded, AROAEXAMPLEPLATFORM08:mira.holt, mira.holt, platform, cli,"
            + " 198.51.100.20",
        "10-tags-by-arn, AROAEXAMPLEADMIN00001:eve.adams@example.com, eve.adams@example.com,"
            + " AWSReservedSSO_Administrator_00aa11bb22cc33dd, console, 198.51.100.20"
      })
  void tellsWhoHasWritten(
      String file, String principal, String name, String role, String via, String address)
      throws IOException {
    Seen seen = write(event(file)).seen();

    assertThat(seen.who().principal()).isEqualTo(principal);
    assertThat(seen.who().name()).isEqualTo(Optional.ofNullable(name));
    assertThat(seen.who().role()).isEqualTo(Optional.ofNullable(role));
    assertThat(seen.via().word()).isEqualTo(via);
    assertThat(seen.address()).contains(address);
    assertThat(seen.at()).isEqualTo(Instant.parse("2026-02-03T09:00:00Z"));
    assertThat(seen.eventId()).startsWith("7d3c9a40-").endsWith(file.substring(0, 2));
    assertThat(seen.requestId().orElseThrow()).endsWith(file.substring(0, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01-in-the-console", "03-terraform-for-somebody", "10-tags-by-arn"})
  void knowsThePoolByItsIdOrItsArn(String file) throws IOException {
    assertThat(write(event(file)).pool()).contains(POOL);
  }

  /// In a role of its own CloudFormation calls under nobody's name.
  @ParameterizedTest
  @CsvSource({"04-cdk-by-its-role, false", "01-in-the-console, true"})
  void knowsAPersonFromAServiceInARoleOfItsOwn(String file, boolean isSomebody) throws IOException {
    assertThat(write(event(file)).seen().who().isSomebody()).isEqualTo(isSomebody);
  }

  @Test
  void saysWhereTheRecordDoesNotNameThePool() throws IOException {
    assertThat(write(event("08-too-large-to-be-recorded")).pool()).isEmpty();
    assertThat(
            write(
                    event("01-in-the-console")
                        .replace("\"" + POOL + "\"", "\"HIDDEN_DUE_TO_SECURITY_REASONS\""))
                .pool())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"07-a-refused-call, REFUSED", "09-somebody-signs-in, NO_CALL"})
  void takesNothingForAWriteThatIsNone(String file, Watched.Why why) throws IOException {
    assertThat(TrailRecord.read(event(file))).isEqualTo(new Watched.Nothing(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"UpdateUserPool\" | \"CreateUserPoolClient\" | NO_WRITE",
        "\"eu-central-2_Example01\" | \"no pool\" | NO_POOL",
        "cognito-idp.amazonaws.com | s3.amazonaws.com | NO_RECORD",
        "2026-02-03T09:00:00Z | yesterday | NO_RECORD",
        "7d3c9a40 | ../../ | NO_RECORD",
        "\"eventName\" | \"event\" | NO_RECORD"
      })
  void believesNothingThatIsNoRecordOfAWrite(String part, String other, Watched.Why why)
      throws IOException {
    assertThat(TrailRecord.read(event("01-in-the-console").replace(part, other)))
        .isEqualTo(new Watched.Nothing(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{\"detail\": 1}", "{\"detail\": {}}"})
  void findsNothingInWhatIsNoRecord(String body) {
    assertThat(TrailRecord.read(body)).isEqualTo(new Watched.Nothing(Watched.Why.NO_RECORD));
  }

  /// As the rule passes it on.
  @Test
  void readsABareRecord() throws IOException {
    String event = event("01-in-the-console");
    String record = event.substring(event.indexOf("\"detail\": {") + "\"detail\": ".length());

    assertThat(TrailRecord.read(record.substring(0, record.lastIndexOf('}'))))
        .isEqualTo(TrailRecord.read(event));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Macintosh) | console",
        "aws-cli/2.31.0 md/command#cognito-idp.update-user-pool | cli",
        "Boto3/1.43 exec-env/CloudShell | cli",
        "[APN/1.0 HashiCorp/1.0 Terraform/1.13] | terraform",
        "APN/1.0 HashiCorp/1.0 OpenTofu/1.9 | opentofu",
        "Pulumi/3.0 | pulumi",
        "aws-cdk/2.100 | cdk",
        "cloudformation.amazonaws.com | cloudformation",
        "config.amazonaws.com | service",
        "aws-sdk-go-v2/1.40 | sdk",
        "Boto3/1.43 | sdk",
        "curl/8 | unknown"
      })
  void tellsTheToolFromWhatItSays(String agent, String via) throws IOException {
    String event =
        event("01-in-the-console")
            .replaceFirst("\"userAgent\": \"[^\"]*\"", "\"userAgent\": \"" + agent + "\"");

    assertThat(write(event).seen().via().word()).isEqualTo(via);
  }

  private static Watched.Write write(String event) {
    return (Watched.Write) TrailRecord.read(event);
  }

  private static String event(String name) throws IOException {
    return Files.readString(EVENTS.resolve(name + ".json"));
  }
}
