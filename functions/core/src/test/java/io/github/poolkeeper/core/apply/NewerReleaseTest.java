package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static io.github.poolkeeper.core.apply.Rehearsal.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.approval.Answered;
import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What this release does with a change that a newer one has brought to a state of its own.
class NewerReleaseTest {
  private static final String CHANGE = "\"change\":{\"DeletionProtection\":\"INACTIVE\"}";
  private static final String DOCUMENT =
      "{\"PoolName\":\"people\",\"DeletionProtection\":\"ACTIVE\"}";

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT);
  private final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  private final WakeDueChanges wakeDueChanges =
      new WakeDueChanges(rehearsal.history, rehearsal.history, queue, rehearsal.clock());

  @Test
  void isLeftAsItIsAndHoldsNobodyUp() {
    ChangeId paused = in("{\"status\":\"PAUSED\"}");
    ChangeRecord before = rehearsal.record(paused);

    assertThat(rehearsal.deliver(paused, 1)).isEqualTo(new Outcome.Done(before));

    assertThat(rehearsal.record(paused)).isEqualTo(before);
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
    assertThat(rehearsal.apply(CHANGE).state()).isInstanceOf(ChangeState.Applied.class);
  }

  @Test
  void isSentAgainUntilTheReleaseIsBackThatKnowsIt() {
    ChangeId paused = in("{\"status\":\"PAUSED\"}");
    rehearsal.deliver(paused, 1);
    assertThat(wakeDueChanges.wake().sent()).isZero();

    rehearsal.pass(Duration.ofMinutes(5));
    assertThat(wakeDueChanges.wake().sent()).isEqualTo(1);
    assertThat(queue.drain()).containsExactly(paused);

    rehearsal.history.update(rehearsal.record(paused).in(new ChangeState.Queued()), List.of());
    rehearsal.deliver(paused, 1);
    assertThat(rehearsal.status(paused)).isEqualTo("APPLIED");
    assertThat(wakeDueChanges.wake().sent()).isZero();
  }

  @Test
  void isNotSentAgainWhenItIsOver() {
    ChangeId waived = in("{\"status\":\"WAIVED\",\"endedAt\":\"2026-02-01T00:00:00Z\"}");

    assertThat(rehearsal.deliver(waived, 1)).isInstanceOf(Outcome.Done.class);
    rehearsal.pass(Duration.ofMinutes(5));

    assertThat(wakeDueChanges.wake().sent()).isZero();
    assertThat(rehearsal.callbacks.answers()).isEmpty();
  }

  @Test
  void cannotBeUndoneNorAnsweredHere() {
    ChangeId paused = in("{\"status\":\"PAUSED\"}");

    ChangeRecord rollback = rehearsal.apply("\"rollback\":{\"changeId\":\"" + paused + "\"}");
    Answered answered =
        new AnswerApproval(rehearsal.history, queue, rehearsal.clock())
            .answer(
                POOL, paused, new Identity("AROA1:ada"), Answer.Decision.APPROVE, Optional.empty());

    assertThat(rollback.state().status()).isEqualTo(ChangeStatus.Known.REJECTED);
    assertThat(rollback.state().toString()).contains("is PAUSED");
    assertThat(answered).isInstanceOf(Answered.TooLate.class);
  }

  private ChangeId in(String state) {
    ChangeId id = rehearsal.open(CHANGE);
    rehearsal.history.update(
        rehearsal.record(id).in(new ChangeState.Newer(json(state))), List.of());
    return id;
  }
}
