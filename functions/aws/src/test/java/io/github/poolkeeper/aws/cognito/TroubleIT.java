package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.aws.cognito.CognitoServer.POOL;
import static io.github.poolkeeper.aws.cognito.CognitoServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.MergePatch;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.local.cognito.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleIT {
  private static final String NAME = "{'PoolName': 'members'}";
  private static final String MFA_AND_NAME = "{'MfaConfiguration': 'ON', 'PoolName': 'members'}";
  private static final String UPDATE = "UpdateUserPool";
  private static final String SET = "SetUserPoolMfaConfig";
  private static final int BAD_REQUEST = 400;

  private CognitoServer server;
  private Configuration before;

  @BeforeEach
  void start() throws IOException {
    server = CognitoServer.start(CognitoServer.RICH, CognitoServer.RICH_MFA);
    before = read().configuration();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InvalidParameterException",
        "ResourceNotFoundException",
        "NotAuthorizedException",
        "UserPoolTaggingException",
        "TierChangeNotAllowedException",
        "FeatureUnavailableInTierException",
        "OperationNotEnabledException",
        "AccessDeniedException",
        "NobodyKnowsThisException"
      })
  void refusesForGoodInTheServicesOwnWords(String code) {
    fail(UPDATE, code, "No: {\"a\"}.");

    assertThat(write(NAME)).isEqualTo(new Writing.Refused(new ApiError(code, "No: {\"a\"}.")));
    assertThat(writes()).containsExactly(UPDATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExpiredTokenException",
        "UnrecognizedClientException",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException"
      })
  void takesTroubleWithItsOwnCredentialsForNoAnswerToTheChange(String code) {
    fail(UPDATE, code, "who are you?");

    assertThat(write(NAME)).isEqualTo(interrupted(code, "who are you?", Optional.empty()));
    assertThat(writes()).containsExactly(UPDATE);
  }

  @Test
  void leavesAConcurrentModificationToANewMerge() {
    fail(UPDATE, "ConcurrentModificationException", "again");

    assertThat(write(NAME))
        .isEqualTo(interrupted("ConcurrentModificationException", "again", Optional.empty()));
    assertThat(writes()).containsExactly(UPDATE);
  }

  @Test
  void waitsLongForAnImportOfUsers() {
    fail(UPDATE, "UserImportInProgressException", "busy");

    assertThat(write(NAME))
        .isEqualTo(
            interrupted(
                "UserImportInProgressException", "busy", Optional.of(Duration.ofMinutes(10))));
  }

  @Test
  void sendsAgainWhatWasThrottledOrFailedInTheServer() {
    fail(UPDATE, "TooManyRequestsException", "slowly");
    server
        .cognito()
        .failNext(UPDATE, new Fault.Refuse(500, "InternalErrorException", "something broke"));

    assertThat(write(NAME)).isEqualTo(new Writing.Taken());
    assertThat(writes()).containsExactly(UPDATE, UPDATE, UPDATE);
  }

  @Test
  void givesUpAfterEightAttempts() {
    for (int i = 0; i < 8; i++) {
      server.cognito().failNext(UPDATE, new Fault.Refuse(500, "InternalErrorException", "broken"));
    }

    assertThat(write(NAME))
        .isEqualTo(new Writing.Unanswered(new ApiError("InternalErrorException", "broken")));
    assertThat(writes()).hasSize(8).containsOnly(UPDATE);
  }

  @Test
  void neverSendsAWriteAgainThatGotNoAnswer() {
    server.cognito().failNext(UPDATE, new Fault.Lose());

    assertThat(write(NAME)).isInstanceOf(Writing.Unanswered.class);
    assertThat(writes()).containsExactly(UPDATE);
    assertThat(read().configuration().document().getString("PoolName")).isEqualTo("members");
  }

  @Test
  void interruptsAReadThatGotNoAnswer() {
    server.cognito().failNext("GetUserPoolMfaConfig", new Fault.DropBefore());

    assertThat(server.pools().read(POOL)).isInstanceOf(Reading.Interrupted.class);
  }

  @Test
  void writesTheFirstCallBackWhenTheSecondIsRefused() {
    fail(UPDATE, "InvalidParameterException", "not this name");

    assertThat(write(MFA_AND_NAME))
        .isEqualTo(
            new Writing.Refused(
                new ApiError(
                    "InvalidParameterException",
                    "not this name (SetUserPoolMfaConfig had been taken and has been written"
                        + " back)")));
    assertThat(writes()).containsExactly(SET, UPDATE, SET);
    assertThat(before.normalForm().differencesTo(read().normalForm())).isEmpty();
  }

  /// The pool breaks a rule, as old pools do: Cognito lets it be, and does not let it come back.
  @Test
  void tellsWhenTheFirstCallCouldNotBeWrittenBack() throws IOException {
    server.close();
    server =
        CognitoServer.start(
            CognitoServer.RICH,
            CognitoServer.RICH_MFA.replace(
                "\"NewFactor\"", "\"EmailMfaConfiguration\": {}, \"NewFactor\""));
    fail(UPDATE, "InvalidParameterException", "not this name");

    assertThat(write("{'EmailMfaConfiguration': null, 'PoolName': 'members'}"))
        .isEqualTo(
            new Writing.HalfTaken(
                new ApiError("InvalidParameterException", "not this name"),
                new ApiError(
                    "InvalidParameterException",
                    "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an"
                        + " EmailSendingAccount of COGNITO_DEFAULT")));
    assertThat(writes()).containsExactly(SET, UPDATE, SET);
  }

  @Test
  void writesNothingBackWhenTheSecondIsOnlyPutOff() {
    fail(UPDATE, "ConcurrentModificationException", "again");

    assertThat(write(MFA_AND_NAME)).isInstanceOf(Writing.Interrupted.class);
    assertThat(writes()).containsExactly(SET, UPDATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"InvalidSmsRoleTrustRelationshipException", "InvalidSmsRoleAccessPolicyException"})
  void waitsForARoleThatTheChangeBrings(String code) {
    fail(UPDATE, code, "cannot assume");

    assertThat(
            write("{'SmsConfiguration': {'SnsCallerArn': 'arn:aws:iam::123456789012:role/new'}}"))
        .isEqualTo(interrupted(code, "cannot assume", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InvalidSmsRoleTrustRelationshipException",
        "InvalidSmsRoleAccessPolicyException",
        "InvalidEmailRoleAccessPolicyException"
      })
  void blamesTheExistingConfigurationForARoleThatWasThere(String code) {
    fail(UPDATE, code, "cannot assume");

    assertThat(write(NAME))
        .isEqualTo(
            new Writing.Refused(
                new ApiError(
                    code,
                    "the pool's existing configuration is no longer accepted: cannot assume")));
  }

  private void fail(String operation, String code, String message) {
    server.cognito().failNext(operation, new Fault.Refuse(BAD_REQUEST, code, message));
  }

  private Writing write(String patch) {
    Snapshot live = read();
    server.cognito().clearCalls();
    return server.pools().write(POOL, live, patched(live, patch));
  }

  private static NormalForm patched(Snapshot live, String patch) {
    return new NormalForm(
        MergePatch.apply(live.normalForm().document(), json(patch.replace('\'', '"'))));
  }

  private static Writing interrupted(String code, String message, Optional<Duration> after) {
    return new Writing.Interrupted(new ApiError(code, message), after);
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
