package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.aws.cognito.CognitoServer.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.apply.RecordedCallbacks;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.local.cognito.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every error of Cognito's through the real client and the use case, as the table in
/// `docs/operations.md` says.
class CognitoErrorsIT {
  private static final String UPDATE = "UpdateUserPool";
  private static final String DESCRIBE = "DescribeUserPool";
  private static final String NAME = "{\"PoolName\":\"members\"}";
  private static final String NEW_ROLE =
      "{\"SmsConfiguration\":{\"SnsCallerArn\":\"arn:aws:iam::123456789012:role/new\"}}";
  private static final int LAST = 10;
  private static final InstantSource CLOCK = () -> Instant.parse("2026-01-01T00:00:00Z");
  /// So long a pool rests after a write that nobody answered.
  private static final Duration REST = Duration.ofSeconds(35);

  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final List<Duration> pauses = new ArrayList<>();
  private final ChangeIds ids = new ChangeIds(CLOCK, new Random(1));
  private CognitoServer server;

  @BeforeEach
  void start() throws IOException {
    server = CognitoServer.start(CognitoServer.RICH, CognitoServer.RICH_MFA);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allStandInOperations() throws IOException {
    assertThat(documented().values().stream().distinct())
        .containsExactlyInAnyOrder(
            "sent again", "planned anew", "put off", "new role", "new right", "refused");
    assertThat(documented()).hasSize(17);
  }

  @ParameterizedTest
  @MethodSource("sentAgain")
  void sentAgainByTheClient(String code) {
    fail(UPDATE, status(code), code, 3);
    ChangeId id = open(NAME);

    assertThat(deliver(id, 1)).isInstanceOf(Outcome.Done.class);
    assertThat(state(id)).isInstanceOf(ChangeState.Applied.class);
    assertThat(count(UPDATE)).isEqualTo(4);
    assertThat(pauses).isEmpty();
  }

  /// With one of them: the client waits in earnest between its attempts.
  @ParameterizedTest
  @ValueSource(strings = "InternalErrorException")
  void sentAgainUntilItFails(String code) {
    fail(UPDATE, status(code), code, 8);
    ChangeId id = open(NAME);

    deliver(id, LAST);
    assertThat(count(UPDATE)).as("the client's eight attempts").isEqualTo(8);
    assertThat(pauses).startsWith(REST);
    assertThat(state(id))
        .isInstanceOfSatisfying(
            ChangeState.Failed.class, failed -> assertThat(failed.error().code()).isEqualTo(code));
  }

  @ParameterizedTest
  @MethodSource("plannedAnew")
  void plannedAnewFromThePoolAsItIs(String code) {
    fail(UPDATE, 400, code, 1);
    ChangeId id = open(NAME);

    deliver(id, 1);
    assertThat(state(id)).isInstanceOf(ChangeState.Applied.class);
    assertThat(count(UPDATE)).isEqualTo(2);
    assertThat(count(DESCRIBE)).as("before, again, and read back").isEqualTo(3);
    assertThat(pauses).containsExactly(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @MethodSource("putOff")
  void putOffForLong(String code) {
    fail(UPDATE, 400, code, 1);
    ChangeId id = open(NAME);

    assertThat(((Outcome.Retry) deliver(id, 1)).after()).isEqualTo(Duration.ofMinutes(10));
    assertThat(count(UPDATE)).isEqualTo(1);
    deliver(id, 2);
    assertThat(state(id)).isInstanceOf(ChangeState.Applied.class);
  }

  @ParameterizedTest
  @MethodSource("newRole")
  void newRolesAreWaitedForAndOldOnesRefused(String code) {
    fail("SetUserPoolMfaConfig", 400, code, 3);
    ChangeId brings = open(NEW_ROLE);
    assertThat(deliver(brings, 1)).isInstanceOf(Outcome.Retry.class);
    fail(UPDATE, 400, code, 1);
    ChangeId innocent = open("{\"UserPoolTags\":{\"a\":\"b\"}}");
    deliver(innocent, 1);
    deliver(brings, 2);

    assertThat(refusal(innocent).code()).isEqualTo(code);
    assertThat(refusal(innocent).message())
        .isEqualTo("the pool's existing configuration is no longer accepted: no");
    assertThat(state(brings)).isInstanceOf(ChangeState.Applied.class);
  }

  /// Three times in each of two deliveries, and once more.
  @ParameterizedTest
  @MethodSource("newRight")
  void newRightsAreWaitedForAndThenRefused(String code) {
    fail(UPDATE, 400, code, 7);
    ChangeId id = open(NAME);

    assertThat(deliver(id, 1)).isInstanceOf(Outcome.Retry.class);
    assertThat(deliver(id, 2)).isInstanceOf(Outcome.Retry.class);
    assertThat(deliver(id, 3)).isInstanceOf(Outcome.Done.class);
    assertThat(refusal(id).code()).isEqualTo(code);
    assertThat(count(UPDATE)).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusedAtOnceUnderTheirCode(String code) {
    fail(UPDATE, 400, code, 1);
    ChangeId id = open(NAME);

    assertThat(deliver(id, 1)).isInstanceOf(Outcome.Done.class);
    assertThat(refusal(id).code()).isEqualTo(code);
    assertThat(count(UPDATE)).isEqualTo(1);
  }

  @Test
  void aLostAnswerIsLookedAtAndTheWriteNotSentTwice() {
    assertThat(updatesAfter(new Fault.Lose())).isEqualTo(1);
  }

  @Test
  void aWriteThatNeverArrivedIsSentAnew() {
    assertThat(updatesAfter(new Fault.DropBefore())).isEqualTo(2);
  }

  @Test
  void blameAnOldValueThatIsNoLongerAccepted() {
    server
        .cognito()
        .failNext(
            UPDATE,
            new Fault.Refuse(
                400,
                "InvalidParameterException",
                "1 validation error detected: Value at 'lambdaConfig.preSignUp' is no ARN"));
    ChangeId innocent = open(NAME);
    deliver(innocent, 1);
    server
        .cognito()
        .failNext(
            UPDATE,
            new Fault.Refuse(400, "InvalidParameterException", "Value at 'poolName' is bad"));
    ChangeId guilty = open(NAME);
    deliver(guilty, 1);

    assertThat(refusal(innocent).message())
        .startsWith("the pool's existing configuration is no longer accepted: 1 validation error");
    assertThat(refusal(guilty).message()).isEqualTo("Value at 'poolName' is bad");
  }

  static Stream<String> sentAgain() throws IOException {
    return errors("sent again");
  }

  static Stream<String> plannedAnew() throws IOException {
    return errors("planned anew");
  }

  static Stream<String> putOff() throws IOException {
    return errors("put off");
  }

  static Stream<String> newRole() throws IOException {
    return errors("new role");
  }

  static Stream<String> newRight() throws IOException {
    return errors("new right");
  }

  static Stream<String> refused() throws IOException {
    return errors("refused");
  }

  private static Stream<String> errors(String makes) throws IOException {
    return documented().entrySet().stream()
        .filter(row -> row.getValue().equals(makes))
        .map(Map.Entry::getKey);
  }

  /// What each error makes Poolkeeper do, as people read it.
  private static Map<String, String> documented() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    Pattern.compile(
            "(?m)^\\| `(\\w+Exception)` \\| (sent again|planned anew|put off|new role|new"
                + " right|refused) \\|")
        .matcher(Files.readString(Path.of("../../docs/operations.md")))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));
    return rows;
  }

  private static int status(String code) {
    return switch (code) {
      case "InternalErrorException" -> 500;
      case "ServiceUnavailableException" -> 503;
      default -> 400;
    };
  }

  /// How many updates a change takes that is applied with the delivery after the pool's rest.
  private long updatesAfter(Fault fault) {
    server.cognito().failNext(UPDATE, fault);
    ChangeId id = open(NAME);
    assertThat(deliver(id, 1))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(REST));
    deliver(id, 2);
    assertThat(state(id)).isInstanceOf(ChangeState.Applied.class);
    return count(UPDATE);
  }

  private void fail(String operation, int status, String code, int times) {
    for (int i = 0; i < times; i++) {
      server.cognito().failNext(operation, new Fault.Refuse(status, code, "no"));
    }
  }

  private ChangeId open(String patch) {
    ChangeId id = ids.next();
    String body = "{\"userPoolId\":\"" + POOL + "\",\"change\":" + patch + "}";
    Parsed parsed = RequestMessage.read(body, new RequestId(id.value())).parsed();
    history.open(
        ChangeRecord.of(
            id,
            POOL,
            new Cause.Requested(((Parsed.Valid) parsed).request(), Optional.empty()),
            CLOCK.instant(),
            new ChangeState.Queued()));
    server.cognito().clearCalls();
    pauses.clear();
    return id;
  }

  private Outcome deliver(ChangeId id, int delivery) {
    ApplyChange applyChange =
        new ApplyChange(
            new ApplyPorts(server.pools(), history, history, history, new RecordedCallbacks()),
            new ApplySettings(
                UnknownSettingsMode.CARRY, LAST, Policies.ANYTHING_GOES, Duration.ofDays(3)),
            new ApplyClock(CLOCK, ids, pauses::add));
    return applyChange.apply(POOL, id, delivery);
  }

  private ChangeState state(ChangeId id) {
    return history.find(POOL, id).orElseThrow().state();
  }

  private ApiError refusal(ChangeId id) {
    return ((ChangeState.Refused) state(id)).error();
  }

  private long count(String operation) {
    return server.cognito().calls().stream().filter(operation::equals).count();
  }
}
