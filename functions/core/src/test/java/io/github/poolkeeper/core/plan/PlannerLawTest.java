package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.RandomPatch;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws over walks of random changes from one pool.
class PlannerLawTest {
  private static final Configuration POOL =
      new Configuration(
          object(
              """
              {"PoolName": "people",
               "Policies": {"PasswordPolicy": {"MinimumLength": 8,
                                               "TemporaryPasswordValidityDays": 7}},
               "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true,
                                         "UnusedAccountValidityDays": 7},
               "LambdaConfig": {"BrandNew": {"Deep": [1, {"er": true}]}},
               "UserPoolTier": "PLUS",
               "NobodyKnows": {"at": ["all"]}}
              """));
  private static final int WALKS = 500;
  private static final int STEPS = 12;

  private int changes;

  @Test
  void aChangeTouchesWhatItNamesAndWhatItSaysItAdjusts() {
    walk(
        11,
        (_, patch, plan) ->
            assertThat(plan.differences())
                .allSatisfy(
                    difference ->
                        assertThat(
                                RandomPatch.names(patch, difference.path())
                                    || isAdjusted(plan, difference.path()))
                            .as("%s by %s", difference.path(), patch)
                            .isTrue()));
  }

  @Test
  void aRepeatedChangeDoesNothing() {
    walk(
        12,
        (_, patch, plan) ->
            assertThat(
                    Planner.change(plan.after(), patch, Optional.empty())
                            instanceof Plan.Write again
                        ? again.differences()
                        : List.of())
                .as("%s", patch)
                .isEmpty());
  }

  @Test
  void aRollbackRestoresEverySettingAndItsRollbackReturnsTheChange() {
    walk(
        13,
        (_, patch, plan) -> {
          Configuration before = plan.before();
          Configuration after = plan.after();
          Plan.Write back = rollback(after, before, after);
          assertThat(back.after().normalForm())
              .as("%s", patch)
              .matches(before.normalForm()::isEquivalentTo);

          Plan.Write again = rollback(back.after(), after, back.after());
          assertThat(again.after().normalForm())
              .as("%s", patch)
              .matches(after.normalForm()::isEquivalentTo);
        });
  }

  @Test
  void aRestoreReturnsToWhereTheWalkBegan() {
    walk(
        14,
        (start, patch, plan) -> {
          Plan restored = Planner.restore(plan.after(), start, List.of(), Optional.empty());
          if (restored instanceof Plan.Write write) {
            assertThat(write.after().normalForm())
                .as("%s", patch)
                .matches(start.normalForm()::isEquivalentTo);
          } else {
            assertThat(restored).isEqualTo(new Plan.Nothing(List.of()));
            assertThat(plan.after().normalForm().isEquivalentTo(start.normalForm())).isTrue();
          }
        });
  }

  @Test
  void aRollbackKeepsLaterChangesOfOtherSettings() {
    RandomPatch patches = new RandomPatch(new Random(16));
    int[] kept = {0};
    walk(
        15,
        (_, patch, plan) -> {
          Plan later = Planner.change(plan.after(), patches.next(), Optional.empty());
          if (later instanceof Plan.Write write && areApart(plan, write)) {
            Plan back =
                Planner.rollback(
                    write.after(),
                    plan.before(),
                    plan.after(),
                    OnConflict.REFUSE,
                    Optional.empty());
            if (back instanceof Plan.Write undone) {
              keeps(plan, write, undone);
              kept[0]++;
            } else {
              // What came later may need what is to be undone.
              assertThat(back).as("%s", patch).isInstanceOf(Plan.Wrong.class);
            }
          }
        });
    assertThat(kept[0]).isGreaterThan(400);
  }

  private static void keeps(Plan.Write first, Plan.Write later, Plan.Write undone) {
    for (Difference difference : first.differences()) {
      if (!isAdjusted(undone, difference.path())) {
        assertThat(undone.after().at(difference.path())).isEqualTo(difference.before());
      }
    }
    for (Difference difference : later.differences()) {
      if (!isAdjusted(undone, difference.path())) {
        assertThat(undone.after().at(difference.path())).isEqualTo(difference.after());
      }
    }
  }

  private static boolean areApart(Plan.Write first, Plan.Write later) {
    return first.differences().stream()
        .noneMatch(a -> later.differences().stream().anyMatch(b -> a.path().overlaps(b.path())));
  }

  private static boolean isAdjusted(Plan.Write plan, Pointer path) {
    return plan.adjustments().stream().anyMatch(adjustment -> adjustment.path().overlaps(path));
  }

  private static Plan.Write rollback(
      Configuration live, Configuration before, Configuration after) {
    Plan plan = Planner.rollback(live, before, after, OnConflict.REFUSE, Optional.empty());
    assertThat(plan).isInstanceOf(Plan.Write.class);
    return (Plan.Write) plan;
  }

  private void walk(int seed, Step step) {
    RandomPatch patches = new RandomPatch(new Random(seed));
    for (int walk = 0; walk < WALKS; walk++) {
      Configuration live = POOL;
      for (int i = 0; i < STEPS; i++) {
        JsonObject patch = patches.next();
        if (Planner.change(live, patch, Optional.empty()) instanceof Plan.Write write) {
          step.check(POOL, patch, write);
          live = write.after();
          changes++;
        }
      }
    }
    assertThat(changes).isGreaterThan(WALKS * STEPS / 4);
  }

  private interface Step {
    void check(Configuration start, JsonObject patch, Plan.Write plan);
  }
}
