package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.freeze.TurnFreeze;
import io.github.poolkeeper.core.history.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Changes that are held: by their own wish, and by a freeze.
class FreezeTest {
  private static final Identity UMA = new Identity("AIDAUMA");
  private static final Hold.Scope EVERYTHING = new Hold.Scope.Everything();

  private final Rehearsal rehearsal = new Rehearsal("{\"PoolName\": \"people\"}");
  private final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  private final TurnFreeze freeze =
      new TurnFreeze(
          rehearsal.history, rehearsal.history, rehearsal.history, queue, rehearsal.clock());
  private final WakeDueChanges sweep =
      new WakeDueChanges(rehearsal.history, rehearsal.history, queue, rehearsal.clock());

  static Hold.Scope[] scopes() {
    return new Hold.Scope[] {EVERYTHING, new Hold.Scope.OnePool(POOL)};
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void holdsChangesAndLetsThemGoOnInTheirOrder(Hold.Scope scope) {
    freeze.freeze(scope, UMA, Optional.of("incident 7"));
    ChangeId first = held(rename("a"));
    ChangeId second = held(rename("b"));
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("people");
    assertThat(hold(first)).isEqualTo(new Hold.Frozen(scope));

    freeze.lift(scope, UMA, Optional.empty());
    assertThat(queue.sent()).containsExactly(first, second);
    queue.drain().forEach(id -> rehearsal.deliver(id, 1));

    assertThat(rehearsal.status(first)).isEqualTo("APPLIED");
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("b");
    assertThat(rehearsal.history.turns(scope, 9))
        .extracting(Freeze::frozen)
        .containsExactly(false, true);
  }

  @Test
  void letsRollbacksAndDryRunsPass() {
    ChangeId change = rehearsal.open(rename("a"));
    rehearsal.deliver(change, 1);
    freeze.freeze(EVERYTHING, UMA, Optional.empty());

    assertThat(rehearsal.apply(rename("b") + ",\"dryRun\":true").state())
        .isInstanceOf(ChangeState.Planned.class);
    assertThat(rehearsal.apply(rollback(change)).state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("people");
  }

  /// Undoing an undo brings the change again, and undoing that takes it back once more.
  @Test
  void holdsWhatBringsAChangeAgain() {
    ChangeId change = rehearsal.open(rename("a"));
    rehearsal.deliver(change, 1);
    ChangeId undo = applied(rollback(change));
    ChangeId again = applied(rollback(undo));
    ChangeId backOnceMore = applied(rollback(again));
    freeze.freeze(EVERYTHING, UMA, Optional.empty());

    ChangeId brings = held(rollback(backOnceMore));
    assertThat(hold(brings)).isEqualTo(new Hold.Frozen(EVERYTHING));
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("people");

    freeze.lift(EVERYTHING, UMA, Optional.empty());
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("a");
    freeze.freeze(EVERYTHING, UMA, Optional.empty());
    ChangeId takesBack = rehearsal.open(rollback(brings));
    rehearsal.deliver(takesBack, 1);
    assertThat(rehearsal.status(takesBack)).isEqualTo("APPLIED");
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("people");
  }

  private ChangeId applied(String members) {
    ChangeId id = rehearsal.open(members);
    rehearsal.deliver(id, 1);
    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
    return id;
  }

  private static String rollback(ChangeId change) {
    return "\"rollback\":{\"changeId\":\"" + change + "\"}";
  }

  /// The switch is turned between the first look at it and the intent.
  @Test
  void beginsNothingAfterTheSwitchIsTurned() {
    ChangeId id = rehearsal.open(rename("a"));
    rehearsal.pools.onNextRead(() -> freeze.freeze(EVERYTHING, UMA, Optional.empty()));

    rehearsal.deliver(id, 1);

    assertThat(hold(id)).isEqualTo(new Hold.Frozen(EVERYTHING));
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("people");
    freeze.lift(EVERYTHING, UMA, Optional.empty());
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));
    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void letsARollbackBeginAllTheSame() {
    ChangeId change = rehearsal.open(rename("a"));
    rehearsal.deliver(change, 1);
    ChangeId undo = rehearsal.open(rollback(change));
    rehearsal.pools.onNextRead(() -> freeze.freeze(EVERYTHING, UMA, Optional.empty()));

    rehearsal.deliver(undo, 1);

    assertThat(rehearsal.status(undo)).isEqualTo("APPLIED");
  }

  @Test
  void givesTwoTurnsAtOnceAnOrder() {
    Freeze on = freeze.freeze(EVERYTHING, UMA, Optional.empty());
    Freeze off = freeze.lift(EVERYTHING, UMA, Optional.empty());

    assertThat(off.at()).isAfter(on.at());
    assertThat(rehearsal.history.turns(EVERYTHING, 9)).containsExactly(off, on);
    assertThat(rehearsal.history.frozen(POOL)).isEmpty();
  }

  @Test
  void holdsARestore() {
    rehearsal.apply(rename("a"));
    freeze.freeze(EVERYTHING, UMA, Optional.empty());

    held("\"restore\":{\"revision\":1}");
  }

  @Test
  void mendsWhatACrashedLiftHasNotSent() {
    freeze.freeze(EVERYTHING, UMA, Optional.empty());
    ChangeId id = held(rename("a"));
    rehearsal.pass(Duration.ofMinutes(5));
    assertThat(sweep.wake().sent()).as("while frozen").isZero();
    queue.breakDown();
    assertThatThrownBy(() -> freeze.lift(EVERYTHING, UMA, Optional.empty()))
        .isInstanceOf(IllegalStateException.class);
    queue.repair();

    assertThat(sweep.wake().sent()).isEqualTo(1);
    assertThat(queue.sent()).containsExactly(id);
  }

  @Test
  void holdsAgainWhatIsStillStoppedByThePoolsOwnSwitch() {
    freeze.freeze(EVERYTHING, UMA, Optional.empty());
    ChangeId id = held(rename("a"));
    freeze.freeze(new Hold.Scope.OnePool(POOL), UMA, Optional.empty());
    freeze.lift(EVERYTHING, UMA, Optional.empty());
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));

    assertThat(hold(id)).isEqualTo(new Hold.Frozen(new Hold.Scope.OnePool(POOL)));
  }

  @Test
  void waitsForItsTime() {
    Instant start = rehearsal.now().plus(Duration.ofHours(1));
    ChangeId id = held(rename("a") + ",\"notBefore\":\"" + start + "\"");
    assertThat(hold(id)).isEqualTo(new Hold.NotBefore(start));
    assertThat(sweep.wake().sent()).isZero();

    rehearsal.pass(Duration.ofHours(1));
    assertThat(sweep.wake().sent()).isEqualTo(1);
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));
    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void expiresWhenItIsTooLate() {
    Instant end = rehearsal.now().plus(Duration.ofHours(1));
    freeze.freeze(EVERYTHING, UMA, Optional.empty());
    ChangeId id = held(rename("a") + ",\"notAfter\":\"" + end + "\"");
    rehearsal.pass(Duration.ofHours(2));
    freeze.lift(EVERYTHING, UMA, Optional.empty());
    queue.drain().forEach(each -> rehearsal.deliver(each, 1));

    assertThat(rehearsal.record(id).state())
        .isInstanceOfSatisfying(
            ChangeState.Expired.class,
            expired -> assertThat(expired.expiry()).isEqualTo(ChangeState.Expiry.TOO_LATE));
    assertThat(rehearsal.live().getString("PoolName")).isEqualTo("people");
  }

  @Test
  void plansADryRunAtAnyTime() {
    assertThat(
            rehearsal
                .apply(
                    rename("a")
                        + ",\"dryRun\":true,\"notBefore\":\""
                        + rehearsal.now().plusSeconds(60)
                        + "\"")
                .state())
        .isInstanceOf(ChangeState.Planned.class);
  }

  private ChangeId held(String members) {
    ChangeId id = rehearsal.open(members);
    assertThat(rehearsal.deliver(id, 1)).isEqualTo(new Outcome.Done(rehearsal.record(id)));
    assertThat(rehearsal.status(id)).isEqualTo("HELD");
    return id;
  }

  private Hold hold(ChangeId id) {
    return ((ChangeState.Held) rehearsal.record(id).state()).hold();
  }

  private static String rename(String name) {
    return "\"change\":{\"PoolName\":\"" + name + "\"}";
  }
}
