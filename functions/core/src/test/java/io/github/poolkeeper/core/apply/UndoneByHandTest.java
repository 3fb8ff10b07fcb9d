package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Resolution;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When the review of a change made by hand ends by a rollback: once nothing of it is left.
class UndoneByHandTest {
  private static final Pointer LENGTH = Pointer.parse("/Policies/PasswordPolicy/MinimumLength");
  private static final Pointer TEAM = Pointer.parse("/UserPoolTags/team");

  private final Rehearsal rehearsal =
      new Rehearsal(
          """
          {"PoolName": "people", "Policies": {"PasswordPolicy": {"MinimumLength": 12}},
           "DeletionProtection": "ACTIVE"}
          """,
          Policy.builtIn());
  private final LookAtPool lookAtPool =
      new LookAtPool(
          rehearsal.pools,
          rehearsal.history,
          rehearsal.history,
          Policy.builtIn(),
          new ApplyClock(
              rehearsal.clock(), new ChangeIds(rehearsal.clock(), new Random(2)), rehearsal::pass));

  @BeforeEach
  void knowsThePool() {
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"shop\"}}");
    rehearsal.pass(Duration.ofMinutes(1));
  }

  @Test
  void endsWhereAllHasGoneBack() {
    ChangeId found = weakened();

    ChangeRecord undo = rehearsal.apply(rollbackOf(found, ""));

    assertThat(resolution(found)).isEqualTo(new Resolution.Undone(undo.id()));
    assertThat(rehearsal.record(found).rolledBackInPart()).isEmpty();
  }

  /// A tag beside it, a step of tightening, and a rollback that passes over what matters.
  @Test
  void staysOpenWhereARollbackHasSkippedWhatMatters() {
    ChangeId found = weakened();
    tightened(7);

    ChangeRecord undo = rehearsal.apply(rollbackOf(found, ", \"onConflict\": \"skip\""));

    assertThat(rehearsal.live().getJsonObject("UserPoolTags").getString("team")).isEqualTo("shop");
    assertThat(resolution(found)).isInstanceOf(Resolution.Open.class);
    assertThat(rehearsal.record(found).rolledBackBy()).isEmpty();
    assertThat(rehearsal.record(found).rolledBackInPart())
        .contains(new ChangeRecord.InPart(undo.id(), List.of(LENGTH)));
    assertThat(undo.state().made().orElseThrow().left()).containsExactly(LENGTH);
  }

  @Test
  void endsOnceALaterRollbackHasTakenTheRest() {
    ChangeId found = weakened();
    tightened(7);
    rehearsal.apply(rollbackOf(found, ", \"onConflict\": \"skip\""));
    rehearsal.apply("\"change\": {\"UserPoolTags\": {\"team\": \"sales\"}}");

    ChangeRecord rest = rehearsal.apply(rollbackOf(found, ", \"onConflict\": \"force\""));

    assertThat(rest.state().status().word()).isEqualTo("APPLIED");
    assertThat(resolution(found)).isEqualTo(new Resolution.Undone(rest.id()));
    assertThat(rehearsal.record(found).rolledBackInPart()).isEmpty();
  }

  /// What has gone back once and was moved by others since is no longer of this change.
  @Test
  void staysUndoneWhateverOthersHaveMadeOfItSince() {
    ChangeId found = weakened();
    rehearsal.apply(rollbackOf(found, ""));
    tightened(14);

    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(TEAM.toString(), JsonValues.value("eve")));
    rehearsal.apply(rollbackOf(found, ", \"onConflict\": \"skip\""));

    assertThat(resolution(found)).isInstanceOf(Resolution.Undone.class);
  }

  /// Somebody writes the weak value again in the same moment: it stays under an open review.
  @Test
  void leavesNoWeakValueWithoutAnOpenReviewWhereAnotherIsWrittenOverTheRollback() {
    ChangeId found = weakened();
    ChangeId undo = rehearsal.open(rollbackOf(found, ""));
    rehearsal.pools.nextWriteIsDone(
        new Writing.Taken(), InMemoryUserPools.setting(LENGTH.toString(), JsonValues.value(6)));

    rehearsal.deliver(undo, 1);

    assertThat(openAbout(LENGTH)).isTrue();
  }

  /// The length by hand, from 12 to 6, and a tag.
  private ChangeId weakened() {
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(LENGTH.toString(), JsonValues.value(6)));
    rehearsal.pools.edit(POOL, InMemoryUserPools.setting(TEAM.toString(), JsonValues.value("eve")));
    rehearsal.pass(Duration.ofSeconds(30));
    return ((LookAtPool.Looked.Found) lookAtPool.look(POOL)).change();
  }

  private void tightened(int length) {
    ChangeRecord step =
        rehearsal.apply(
            "\"change\": {\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": %d}}}"
                .formatted(length));
    assertThat(step.state().status().word()).isEqualTo("APPLIED");
  }

  private static String rollbackOf(ChangeId change, String more) {
    return "\"rollback\": {\"changeId\": \"%s\"%s}".formatted(change, more);
  }

  private Resolution resolution(ChangeId id) {
    return Resolution.of(rehearsal.record(id), rehearsal.history.of(POOL, id)).orElseThrow();
  }

  private boolean openAbout(Pointer setting) {
    long head = rehearsal.history.head(POOL).orElseThrow().number();
    return LongStream.rangeClosed(2, head)
        .mapToObj(number -> rehearsal.history.revision(POOL, number).orElseThrow().madeBy())
        .map(rehearsal::record)
        .filter(record -> record.review().stream().anyMatch(r -> r.touched().contains(setting)))
        .flatMap(record -> Resolution.of(record, List.of()).stream())
        .anyMatch(Resolution.Open.class::isInstance);
  }
}
