package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.plan.Planner;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.RandomPatch;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Laws over random walks of changes, rollbacks, restores and other people's changes, each through
/// the use case.
class LedgerLawTest {
  private static final String POOL_DOCUMENT =
      """
      {"PoolName": "people",
       "Policies": {"PasswordPolicy": {"MinimumLength": 8, "TemporaryPasswordValidityDays": 7}},
       "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7},
       "LambdaConfig": {"BrandNew": {"Deep": [1, {"er": true}]}},
       "UserPoolTier": "PLUS",
       "NobodyKnows": {"at": ["all"]}}
      """;
  private static final int WALKS = 40;
  private static final int STEPS = 25;

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void theLedgerIsContiguousWhateverHappens(long seed) {
    int revisions = 0;
    for (Walk walk : walks(seed)) {
      List<Revision> ledger = walk.revisions();
      List<ChangeRecord> makers = new ArrayList<>();
      for (Revision revision : ledger) {
        makers.add(walk.rehearsal.record(revision.madeBy()));
      }
      for (int i = 0; i < ledger.size(); i++) {
        ChangeState.Outcome outcome = outcome(makers.get(i));
        assertThat(ledger.get(i).number()).isEqualTo(i + 1);
        assertThat(outcome.revision()).isEqualTo(i + 1);
        assertThat(outcome.after()).isEqualTo(ledger.get(i).configuration());
        assertThat(outcome.before())
            .isEqualTo(i == 0 ? Optional.empty() : Optional.of(ledger.get(i - 1).configuration()));
      }
      revisions += ledger.size();
    }
    assertThat(revisions).isGreaterThan(WALKS * STEPS / 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void restoringARevisionGivesThatRevision(long seed) {
    int restored = 0;
    for (Walk walk : walks(seed)) {
      Revision target = walk.anyRevision();
      ChangeRecord record =
          walk.rehearsal.apply("\"restore\":{\"revision\":" + target.number() + "}");

      if (!(record.state() instanceof ChangeState.Rejected)) {
        assertThat(new Configuration(walk.rehearsal.live()))
            .as("%s", record.state())
            .matches(
                live -> live.normalForm().isEquivalentTo(walk.configuration(target).normalForm()));
        restored++;
      }
    }
    assertThat(restored).isGreaterThan(WALKS * 3 / 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44})
  void theDifferencesOfTwoRevisionsLeadFromOneToTheOther(long seed) {
    int differences = 0;
    for (Walk walk : walks(seed)) {
      for (int i = 0; i < STEPS; i++) {
        Configuration from = walk.configuration(walk.anyRevision());
        Configuration to = walk.configuration(walk.anyRevision());
        JsonObject moved = from.normalForm().document();
        for (Difference difference : from.normalForm().differencesTo(to.normalForm())) {
          moved = difference.applyTo(moved);
          differences++;
        }
        assertThat(new NormalForm(moved)).matches(to.normalForm()::isEquivalentTo);
      }
    }
    assertThat(differences).isGreaterThan(WALKS * STEPS);
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void aRollbackUndoesTheLastChangeAndItsRollbackBringsItBack(long seed) {
    int undone = 0;
    for (Walk walk : walks(seed)) {
      for (int i = 0; i < STEPS; i++) {
        Configuration before = walk.live();
        ChangeRecord change = walk.change();
        if (change.state() instanceof ChangeState.Applied) {
          Configuration after = walk.live();
          ChangeRecord back = walk.rehearsal.apply(rollbackOf(change));
          if (!(back.state() instanceof ChangeState.Rejected)) {
            assertThat(walk.live().normalForm())
                .as("%s", change)
                .matches(before.normalForm()::isEquivalentTo);
            walk.rehearsal.apply(rollbackOf(back));
            assertThat(walk.live().normalForm())
                .as("%s", change)
                .matches(after.normalForm()::isEquivalentTo);
            undone++;
          }
        }
      }
    }
    assertThat(undone).isGreaterThan(WALKS * STEPS / 4);
  }

  private static List<Walk> walks(long seed) {
    Random random = new Random(seed);
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < WALKS; i++) {
      Walk walk = new Walk(random);
      walk.change();
      for (int step = 0; step < STEPS; step++) {
        walk.step();
      }
      walks.add(walk);
    }
    return walks;
  }

  private static String rollbackOf(ChangeRecord change) {
    return "\"rollback\":{\"changeId\":\"" + change.id() + "\"}";
  }

  private static ChangeState.Outcome outcome(ChangeRecord record) {
    return switch (record.state()) {
      case ChangeState.Applied applied -> applied.outcome();
      case ChangeState.Diverged diverged -> diverged.outcome();
      case ChangeState state -> throw new AssertionError(record.id() + " is " + state.status());
    };
  }

  /// One pool's history in the making.
  private static final class Walk {
    private static final List<String> ON_CONFLICT = List.of("refuse", "skip", "force");

    private final Rehearsal rehearsal = new Rehearsal(POOL_DOCUMENT);
    private final List<ChangeRecord> changes = new ArrayList<>();
    private final Random random;
    private final RandomPatch patches;

    Walk(Random random) {
      this.random = random;
      this.patches = new RandomPatch(random);
    }

    void step() {
      switch (random.nextInt(8)) {
        case 0 -> rehearsal.pools.edit(POOL, this::changedByOthers);
        case 1 -> remember(rehearsal.apply(anyRollback()));
        case 2 ->
            remember(rehearsal.apply("\"restore\":{\"revision\":" + anyRevision().number() + "}"));
        case 3 -> remember(rehearsal.apply("\"restore\":{\"at\":\"" + anyRevision().at() + "\"}"));
        default -> change();
      }
    }

    /// To something that Cognito would have taken.
    private JsonObject changedByOthers(JsonObject document) {
      return Planner.change(new Configuration(document), patches.next(), Optional.empty())
              instanceof Plan.Write write
          ? write.after().document()
          : document;
    }

    ChangeRecord change() {
      return remember(rehearsal.apply("\"change\":" + patches.next()));
    }

    Revision anyRevision() {
      List<Revision> all = revisions();
      return all.get(random.nextInt(all.size()));
    }

    List<Revision> revisions() {
      long last = rehearsal.history.head(POOL).orElseThrow().number();
      return rehearsal.history.revisions(POOL, 1, last);
    }

    Configuration configuration(Revision revision) {
      return new Configuration(rehearsal.snapshot(revision.configuration()));
    }

    Configuration live() {
      return new Configuration(rehearsal.live());
    }

    private String anyRollback() {
      ChangeRecord change = changes.get(random.nextInt(changes.size()));
      return "\"rollback\":{\"changeId\":\"%s\",\"onConflict\":\"%s\"}"
          .formatted(change.id(), ON_CONFLICT.get(random.nextInt(ON_CONFLICT.size())));
    }

    private ChangeRecord remember(ChangeRecord record) {
      changes.add(record);
      return record;
    }
  }
}
