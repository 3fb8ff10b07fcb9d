package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.aws.cognito.CognitoServer.POOL;
import static io.github.poolkeeper.aws.cognito.CognitoServer.RICH;
import static io.github.poolkeeper.aws.cognito.CognitoServer.RICH_MFA;
import static io.github.poolkeeper.aws.cognito.CognitoServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MergePatch;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.local.cognito.Nulls;
import io.github.poolkeeper.local.cognito.Omission;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CognitoUserPoolsIT {
  private static final Set<String> READS = Set.of("DescribeUserPool", "GetUserPoolMfaConfig");

  private CognitoServer server;

  @BeforeEach
  void start() throws IOException {
    server = CognitoServer.start(RICH, RICH_MFA);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Both readings of what nobody knows: what is left out, and what `null` says.
  static Stream<Arguments> modes() {
    return Arrays.stream(Omission.values())
        .flatMap(omission -> Arrays.stream(Nulls.values()).map(n -> Arguments.of(omission, n)));
  }

  /// Without the one in which nothing that is set can ever be absent again.
  static Stream<Arguments> modesThatForget() {
    return modes()
        .filter(mode -> !List.of(mode.get()).equals(List.of(Omission.PRESERVE, Nulls.OMITTED)));
  }

  @Test
  void readsBothApisAsOneConfiguration() {
    Snapshot snapshot = read();

    JsonObjectBuilder expected = JsonValues.object(json(RICH)).addAll(builder(RICH_MFA));
    TableMembers.READ_ONLY.forEach(expected::remove);
    expected.add("PoolName", "customers");
    assertThat(snapshot.configuration().document()).isEqualTo(expected.build());
    assertThat(snapshot.mfaMembers())
        .containsExactlyInAnyOrder(
            "MfaConfiguration",
            "SmsMfaConfiguration",
            "SoftwareTokenMfaConfiguration",
            "WebAuthnConfiguration",
            "NewFactor");
    assertThat(server.cognito().calls()).containsExactlyInAnyOrderElementsOf(READS);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void changesOneSettingWithOneWriteAndNothingElse(Omission omission, Nulls nulls) {
    server.cognito().mode(omission, nulls);

    writeAndReadBack("{'Policies': {'PasswordPolicy': {'MinimumLength': 20}}}");

    assertThat(writes()).containsExactly("UpdateUserPool");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void changesOneFactorWithOneWriteAndNothingElse(Omission omission, Nulls nulls) {
    server.cognito().mode(omission, nulls);

    writeAndReadBack("{'NewFactor': {'Deep': []}, 'SmsMfaConfiguration': null}");

    assertThat(writes()).containsExactly("SetUserPoolMfaConfig");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void changesWhatTakesBothCalls(Omission omission, Nulls nulls) {
    server.cognito().mode(omission, nulls);

    writeAndReadBack(
        "{'MfaConfiguration': 'ON', 'PoolName': 'members',"
            + " 'LambdaConfig': {'NewTrigger': {'Deep': [2]}}}");

    assertThat(writes()).containsExactly("SetUserPoolMfaConfig", "UpdateUserPool");
  }

  @ParameterizedTest
  @MethodSource("modesThatForget")
  void makesAbsentWhatIsToBeAbsent(Omission omission, Nulls nulls) {
    server.cognito().mode(omission, nulls);

    writeAndReadBack("{'DeviceConfiguration': null, 'BrandNew': null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {'EmailConfiguration': {'EmailSendingAccount': 'DEVELOPER', 'SourceArn': 'arn:aws:ses:eu-west-1:123456789012:identity/a@example.com'}, 'EmailMfaConfiguration': {'Message': 'Use {####} now', 'Subject': 'Code'}}
          {'MfaConfiguration': 'ON', 'Policies': {'SignInPolicy': {'AllowedFirstAuthFactors': ['PASSWORD']}}}
          """)
  void updatesFirstWhereTheMfaConfigurationNeedsItAndLastOnTheWayBack(String patch)
      throws IOException {
    server.close();
    server = CognitoServer.start(RICH.replace("WEB_AUTHN", "EMAIL_OTP"), RICH_MFA);
    NormalForm before = read().normalForm();

    writeAndReadBack(patch);
    assertThat(writes()).containsExactly("UpdateUserPool", "SetUserPoolMfaConfig");

    server.cognito().clearCalls();
    writeAndReadBack(before);
    assertThat(writes()).containsExactly("SetUserPoolMfaConfig", "UpdateUserPool");
  }

  @Test
  void turnsMfaOnInAPoolWithoutFactors() throws IOException {
    server.close();
    server = CognitoServer.start("{'Name': 'a'}".replace('\'', '"'), "{}");

    writeAndReadBack(
        "{'MfaConfiguration': 'ON', 'SoftwareTokenMfaConfiguration': {'Enabled': true}}");

    assertThat(writes()).containsExactly("SetUserPoolMfaConfig");
  }

  @Test
  void needsNoCallForNoDifference() {
    Snapshot live = read();

    Writing writing = server.pools().write(POOL, live, live.normalForm());

    assertThat(writing).isEqualTo(new Writing.Taken());
    assertThat(writes()).isEmpty();
  }

  @Test
  void signsWhatIsSent() throws Exception {
    writeAndReadBack("{'EmailVerificationSubject': '利用者 🔑'}");

    assertThat(server.http().received())
        .hasSizeGreaterThan(4)
        .allSatisfy(
            request ->
                assertThat(new SignatureV4("test", "eu-west-1", "cognito-idp").of(request))
                    .isEqualTo(SignatureV4.in(request)));
  }

  @Test
  void saysWhichPoolThereIsNot() {
    Reading reading = server.pools().read(new UserPoolId("eu-west-1_Missing"));

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo("ResourceNotFoundException");
              assertThat(refused.error().message())
                  .isEqualTo("User pool eu-west-1_Missing does not exist.");
            });
  }

  private void writeAndReadBack(String patch) {
    writeAndReadBack(
        new NormalForm(
            MergePatch.apply(read().normalForm().document(), json(patch.replace('\'', '"')))));
  }

  private void writeAndReadBack(NormalForm after) {
    assertThat(server.pools().write(POOL, read(), after)).isEqualTo(new Writing.Taken());
    assertThat(after.differencesTo(read().normalForm())).isEmpty();
    assertThat(Pointer.parse("/UserPoolTags/aws:cloudformation:stack-name"))
        .satisfies(
            tag ->
                assertThat(tag.in(read().configuration().document()))
                    .isEqualTo(tag.in(json(RICH)).filter(_ -> hasTags(after))));
  }

  private static boolean hasTags(NormalForm after) {
    return after.document().containsKey("UserPoolTags");
  }

  private Snapshot read() {
    return ((Reading.Read) server.pools().read(POOL)).snapshot();
  }

  private List<String> writes() {
    return server.cognito().calls().stream().filter(call -> !READS.contains(call)).toList();
  }

  private static JsonObjectBuilder builder(String json) {
    JsonObject object = json(json);
    return JsonValues.object(object);
  }
}
