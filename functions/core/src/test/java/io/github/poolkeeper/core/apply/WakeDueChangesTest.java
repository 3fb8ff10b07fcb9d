package io.github.poolkeeper.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is due has its turn, whatever else is due and stays so. The queue here is one that nobody
/// takes anything from, and where every message takes a tenth of a second.
class WakeDueChangesTest {
  private static final UserPoolId POOL = new UserPoolId("eu-west-1_Junk");
  private static final UserPoolId OTHER = new UserPoolId("eu-west-1_Victim");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Instant now = START;
  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final ChangeIds ids = new ChangeIds(() -> now, new Random(7));
  private final List<ChangeId> sent = new ArrayList<>();
  private final WakeDueChanges sweep =
      new WakeDueChanges(history, history, new SlowQueue(), () -> now);

  private final class SlowQueue implements ChangeQueue {
    @Override
    public void submit(UserPoolId pool, ChangeId id) {
      now = now.plusMillis(100);
      sent.add(id);
    }

    @Override
    public void submitAgain(UserPoolId pool, ChangeId id, String occasion) {
      submit(pool, id);
    }
  }

  @Test
  void wakesWhatStandsBehindManyThatStayDue() {
    for (int i = 0; i < 1000; i++) {
      held(POOL, START);
    }
    ChangeId victim = held(OTHER, START.plusSeconds(1));

    int rounds = 0;
    while (!sent.contains(victim)) {
      assertThat(rounds++).as("sweeps").isLessThan(5);
      minute();
    }
  }

  @Test
  void goesOnWhereTheLastOneRanOutOfTime() {
    List<ChangeId> due = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      due.add(held(POOL, START.plusNanos(i)));
    }

    assertThat(minute().sent()).as("what 25 seconds are enough for").isEqualTo(400);
    assertThat(minute().sent()).isEqualTo(100);
    assertThat(sent).containsExactlyElementsOf(due);
  }

  @Test
  void asksLessAndLessOftenForWhatStaysDue() {
    ChangeId stuck = held(POOL, START);
    for (int i = 0; i < 24 * 60; i++) {
      minute();
    }
    // At once, after 1, 2, 4 … 1024 minutes, and after each of 23 hours.
    assertThat(sent).containsOnly(stuck).hasSize(1 + 11 + 23);
  }

  @Test
  void saysForHowLongTheOldestHasBeenDue() {
    assertThat(minute().oldestDue()).isZero();
    held(POOL, now.plusSeconds(10));
    now = now.plus(Duration.ofHours(2));

    assertThat(minute().oldestDue())
        .isBetween(Duration.ofHours(2).minusSeconds(80), Duration.ofHours(2).plusSeconds(80));
  }

  @Test
  void findsWhatIsOnRecordAndNeverCameToTheQueue() {
    ChangeId lost = open(POOL).id();
    now = now.plus(Duration.ofMinutes(5)).minusSeconds(1);
    assertThat(sweep.wake().sent()).isZero();

    now = now.plusSeconds(1);
    assertThat(sweep.wake().sent()).isEqualTo(1);
    assertThat(sent).containsExactly(lost);
  }

  @Test
  void leavesWhatAPoolsOwnSwitchStops() {
    ChangeRecord record = open(POOL);
    history.update(
        record.in(
            new ChangeState.Held(
                new Hold.Frozen(new Hold.Scope.OnePool(POOL)), record.requestedAt())),
        List.of());
    turn(true);
    now = now.plus(Duration.ofDays(3));
    assertThat(minute().sent()).isZero();

    turn(false);
    assertThat(minute().sent()).isEqualTo(1);
  }

  private WakeDueChanges.Woken minute() {
    now = now.plus(A_MINUTE);
    return sweep.wake();
  }

  private void turn(boolean frozen) {
    history.turn(
        new Freeze(
            new Hold.Scope.OnePool(POOL), frozen, new Identity("AIDAUMA"), now, Optional.empty()));
  }

  private ChangeId held(UserPoolId pool, Instant until) {
    ChangeRecord record = open(pool);
    history.update(record.in(new ChangeState.Held(new Hold.NotBefore(until), now)), List.of());
    return record.id();
  }

  private ChangeRecord open(UserPoolId pool) {
    ChangeId id = ids.next();
    String body = "{\"userPoolId\":\"" + pool + "\",\"change\":{\"PoolName\":\"a\"}}";
    Parsed parsed = RequestMessage.read(body, new RequestId("of-" + id)).parsed();
    if (!(parsed instanceof Parsed.Valid(var request))) {
      throw new IllegalArgumentException(parsed.toString());
    }
    ChangeRecord record =
        ChangeRecord.of(
            id,
            pool,
            new Cause.Requested(request, Optional.of(new Identity("AIDASENDER"))),
            now,
            new ChangeState.Queued());
    history.open(record);
    return record;
  }
}
