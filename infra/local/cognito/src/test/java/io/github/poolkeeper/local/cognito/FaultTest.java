package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static final JsonObject RENAME =
      json("{\"UserPoolId\": \"eu-west-1_Tested\", \"PoolName\": \"renamed\"}");

  private final TestPool pool = TestPool.rich();

  @Test
  void refusesOnceAndChangesNothing() {
    pool.cognito()
        .failNext("UpdateUserPool", new Fault.Refuse(500, "InternalErrorException", "broken"));

    assertThat(pool.cognito().call("UpdateUserPool", RENAME))
        .isEqualTo(
            new Reply.Answered(
                500, json("{\"__type\": \"InternalErrorException\", \"message\": \"broken\"}")));
    assertThat(pool.description()).isEqualTo(json(TestPool.RICH));
    pool.update("{\"PoolName\": \"renamed\"}");
  }

  @Test
  void losesTheAnswerOfAWriteThatTookEffect() {
    pool.cognito().failNext("UpdateUserPool", new Fault.Lose());

    assertThat(pool.cognito().call("UpdateUserPool", RENAME)).isEqualTo(new Reply.Dropped());
    assertThat(pool.description().getString("Name")).isEqualTo("renamed");
  }

  @Test
  void dropsAWriteBeforeItTakesEffect() {
    pool.cognito().failNext("UpdateUserPool", new Fault.DropBefore());

    assertThat(pool.cognito().call("UpdateUserPool", RENAME)).isEqualTo(new Reply.Dropped());
    assertThat(pool.description()).isEqualTo(json(TestPool.RICH));
    assertThat(pool.cognito().calls()).contains("UpdateUserPool");
  }

  @Test
  void describesThePoolOnceAsItWasBeforeTheLastUpdate() {
    pool.update("{\"PoolName\": \"renamed\"}");
    pool.cognito().failNext("DescribeUserPool", new Fault.Stale());

    assertThat(pool.description()).isEqualTo(json(TestPool.RICH));
    assertThat(pool.description().getString("Name")).isEqualTo("renamed");
  }

  @Test
  void queuesFaultsOfOneOperationAndLeavesTheOthersAlone() {
    pool.cognito().failNext("UpdateUserPool", new Fault.DropBefore());
    pool.cognito()
        .failNext("UpdateUserPool", new Fault.Refuse(400, "TooManyRequestsException", "slow down"));

    pool.description();
    assertThat(pool.cognito().call("UpdateUserPool", RENAME)).isInstanceOf(Reply.Dropped.class);
    assertThat(pool.cognito().call("UpdateUserPool", RENAME))
        .isInstanceOfSatisfying(
            Reply.Answered.class, reply -> assertThat(reply.httpStatus()).isEqualTo(400));
    pool.update("{}");
  }
}
