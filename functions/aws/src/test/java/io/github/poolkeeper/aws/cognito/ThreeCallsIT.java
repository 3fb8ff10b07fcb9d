package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.aws.cognito.CognitoServer.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.MergePatch;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.local.cognito.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A change for which neither order of the two calls does: e-mail MFA needs the sender that comes
/// with it, and a one-time password at sign-in needs MFA not to be required any more.
class ThreeCallsIT {
  private static final String UPDATE = "UpdateUserPool";
  private static final String SET = "SetUserPoolMfaConfig";
  private static final Fault REFUSAL =
      new Fault.Refuse(400, "InvalidParameterException", "not this");
  private static final ApiError REFUSED = new ApiError("InvalidParameterException", "not this");

  private static final String USER_POOL =
      """
      {"Name": "people", "UserPoolTier": "ESSENTIALS", "MfaConfiguration": "ON",
       "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}},
       "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
       "AccountRecoverySetting":
         {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}}
      """;

  private static final String MFA =
      """
      {"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}}
      """;

  private static final String PATCH =
      """
      {"MfaConfiguration": "OPTIONAL",
       "EmailMfaConfiguration": {"Message": "Code {####}", "Subject": "Code"},
       "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER",
         "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/a@example.com"},
       "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]},
       "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}}
      """;

  private CognitoServer server;
  private NormalForm before;
  private NormalForm after;

  @BeforeEach
  void start() throws IOException {
    server = CognitoServer.start(USER_POOL, MFA);
    before = read().normalForm();
    after = new NormalForm(MergePatch.apply(before.document(), CognitoServer.json(PATCH)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goesThroughAModeBetweenThereAndBack() {
    assertThat(write(after)).isEqualTo(new Writing.Taken());
    assertThat(writes()).containsExactly(SET, UPDATE, SET);
    assertThat(differencesTo(after)).isEmpty();

    assertThat(write(before)).isEqualTo(new Writing.Taken());
    assertThat(writes()).containsExactly(SET, UPDATE, SET);
    assertThat(differencesTo(before)).isEmpty();
  }

  @Test
  void takesTheFirstBackWhenTheSecondIsRefused() {
    fail(UPDATE, 1, REFUSAL);

    assertThat(write(after)).isEqualTo(writtenBack("SetUserPoolMfaConfig had"));
    assertThat(writes()).containsExactly(SET, UPDATE, SET);
    assertThat(differencesTo(before)).isEmpty();
  }

  @Test
  void takesBothBackWhenTheLastIsRefused() {
    fail(SET, 2, REFUSAL);

    assertThat(write(after)).isEqualTo(writtenBack("SetUserPoolMfaConfig and UpdateUserPool had"));
    assertThat(writes()).containsExactly(SET, UPDATE, SET, UPDATE, SET);
    assertThat(differencesTo(before)).isEmpty();
  }

  @Test
  void saysWhenOnlyTheLastOfTwoIsTakenBack() {
    fail(SET, 2, REFUSAL);
    fail(SET, 1, REFUSAL);

    assertThat(write(after)).isEqualTo(new Writing.HalfTaken(REFUSED, REFUSED));
    assertThat(writes()).containsExactly(SET, UPDATE, SET, UPDATE, SET);
    assertThat(differencesTo(before)).isNotEmpty();
  }

  /// Whether the call had no effect or only no answer, the next look goes on from there.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void goesOnFromWhereverItWasInterrupted(int call) {
    for (Fault fault : List.of(new Fault.DropBefore(), new Fault.Lose())) {
      assertThat(write(before)).isEqualTo(new Writing.Taken());
      fail(call == 2 ? UPDATE : SET, (call + 1) / 2, fault);

      assertThat(write(after)).as("%s", fault).isInstanceOf(Writing.Unanswered.class);
      assertThat(writes()).hasSize(call);
      assertThat(write(after)).isEqualTo(new Writing.Taken());
      assertThat(differencesTo(after)).isEmpty();
    }
  }

  private static Writing writtenBack(String calls) {
    return new Writing.Refused(
        new ApiError(
            REFUSED.code(),
            REFUSED.message() + " (" + calls + " been taken and has been written back)"));
  }

  /// Behind the faults that are waiting.
  private void fail(String operation, int nth, Fault fault) {
    for (int i = 1; i < nth; i++) {
      server.cognito().failNext(operation, new Fault.None());
    }
    server.cognito().failNext(operation, fault);
  }

  private Writing write(NormalForm wanted) {
    Snapshot live = read();
    server.cognito().clearCalls();
    return server.pools().write(POOL, live, wanted);
  }

  private List<?> differencesTo(NormalForm wanted) {
    return wanted.differencesTo(read().normalForm());
  }

  private Snapshot read() {
    return ((Reading.Read) server.pools().read(POOL)).snapshot();
  }

  private List<String> writes() {
    return server.cognito().calls().stream()
        .filter(call -> call.equals(UPDATE) || call.equals(SET))
        .toList();
  }
}
