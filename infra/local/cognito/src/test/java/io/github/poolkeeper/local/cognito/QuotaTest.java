package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {
  private static final int MORE_THAN_ANY_RATE = 40;

  private Instant now = TestPool.NOW;
  private final FakeCognito cognito = new FakeCognito(() -> now);

  @Test
  void takesAllCallsAtTheStart() {
    assertThat(calls("DescribeUserPool", "one")).isEqualTo(MORE_THAN_ANY_RATE);
    assertThat(cognito.throttledCalls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "documented, DescribeUserPool, 15",
    "documented, UpdateUserPool, 15",
    "documented, GetUserPoolMfaConfig, 5",
    "documented, SetUserPoolMfaConfig, 5",
    "documented, ListUserPoolClients, 40",
    "tight, DescribeUserPool, 15",
    "tight, UpdateUserPool, 15",
    "tight, GetUserPoolMfaConfig, 15",
    "tight, SetUserPoolMfaConfig, 15"
  })
  void takesSoManyCallsOfOnePoolASecond(Quota quota, String operation, int taken) {
    cognito.limit(quota);
    assertThat(calls(operation, "one")).isEqualTo(taken);
    assertThat(cognito.throttledCalls())
        .isEqualTo(Collections.nCopies(MORE_THAN_ANY_RATE - taken, operation));
  }

  @ParameterizedTest
  @CsvSource({
    "documented, DescribeUserPool, 15",
    "documented, GetUserPoolMfaConfig, 20",
    "documented, SetUserPoolMfaConfig, 15"
  })
  void takesSoManyCallsOfAllPoolsASecond(Quota quota, String operation, int taken) {
    cognito.limit(quota);
    int sum = IntStream.range(0, 5).map(pool -> calls(operation, "pool" + pool)).sum();
    assertThat(sum).isEqualTo(taken);
  }

  @Test
  void countsOperationsOfACategoryTogetherAndOthersApart() {
    cognito.limit(Quota.TIGHT);
    calls("DescribeUserPool", "one");
    assertThat(calls("GetUserPoolMfaConfig", "one")).isZero();
    assertThat(calls("UpdateUserPool", "one")).isEqualTo(15);
  }

  @Test
  void looksBackOneSecondAndNoFurther() {
    cognito.limit(Quota.DOCUMENTED);
    calls("DescribeUserPool", "one");
    now = now.plus(Duration.ofMillis(999));
    assertThat(calls("DescribeUserPool", "one")).isZero();
    now = now.plus(Duration.ofMillis(1));
    assertThat(calls("DescribeUserPool", "one")).isEqualTo(15);
  }

  @Test
  void refusesInCognitosWordsAndChangesNothing() {
    TestPool pool = TestPool.rich();
    pool.cognito().limit(Quota.DOCUMENTED);
    for (int i = 0; i < 15; i++) {
      pool.update("{}");
    }

    Reply reply =
        pool.cognito()
            .call(
                "UpdateUserPool",
                json("{\"UserPoolId\":\"%s\",\"PoolName\":\"x\"}".formatted(TestPool.ID)));

    assertThat(reply)
        .isEqualTo(
            new Reply.Answered(
                400,
                json(
                    "{\"__type\":\"TooManyRequestsException\",\"message\":\"Too many requests\"}")));
    assertThat(pool.description().getString("Name")).isNotEqualTo("x");
  }

  @Test
  void keepsAFaultForACallThatIsTaken() {
    cognito.limit(Quota.DOCUMENTED);
    calls("DescribeUserPool", "one");
    cognito.failNext("DescribeUserPool", new Fault.DropBefore());

    assertThat(describe("one")).isInstanceOf(Reply.Answered.class);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(describe("one")).isInstanceOf(Reply.Dropped.class);
  }

  @Test
  void forgetsWhatWasThrottledWithTheCalls() {
    cognito.limit(Quota.DOCUMENTED);
    calls("DescribeUserPool", "one");
    cognito.clearCalls();
    assertThat(cognito.throttledCalls()).isEmpty();
  }

  private Reply describe(String pool) {
    return cognito.call("DescribeUserPool", json("{\"UserPoolId\":\"eu-west-1_" + pool + "\"}"));
  }

  /// How many of them the quota takes.
  private int calls(String operation, String pool) {
    String id = "eu-west-1_" + pool;
    cognito.load(id, json("{\"Name\":\"a pool\"}"), Optional.empty());
    int before = cognito.throttledCalls().size();
    for (int i = 0; i < MORE_THAN_ANY_RATE; i++) {
      cognito.call(operation, json("{\"UserPoolId\":\"" + id + "\"}"));
    }
    return MORE_THAN_ANY_RATE - (cognito.throttledCalls().size() - before);
  }
}
