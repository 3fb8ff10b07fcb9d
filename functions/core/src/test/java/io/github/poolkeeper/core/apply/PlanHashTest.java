package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.InMemoryUserPools.setting;
import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.change.Answer.Decision;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.Preview;
import io.github.poolkeeper.core.proposal.PreviewRequest;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A request that says which plan it is for comes to that one, or to nothing.
class PlanHashTest {
  private static final String DOCUMENT =
      """
      {"PoolName": "people", "DeletionProtection": "ACTIVE", "UserPoolTags": {"team": "identity"},
       "Policies": {"PasswordPolicy": {"MinimumLength": 10}}}
      """;
  private static final String TAG = "\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}";
  private static final String SHORTER =
      "\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":8}}}";
  private static final Identity UMA = new Identity("AIDAUMA", Optional.of("uma"));

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT, Policy.builtIn());

  @Test
  void appliesThePlanThatWasShown() {
    assertThat(apply(TAG, hash(TAG)).state()).isInstanceOf(ChangeState.Applied.class);
  }

  @Test
  void endsInConflictWhereATouchedSettingHasMoved() {
    Fingerprint shown = hash(TAG);
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));

    ChangeRecord record = apply(TAG, shown);

    assertThat(conflict(record))
        .isEqualTo(
            new Conflict.Unexpected(
                Conflict.PLAN_HASH,
                Optional.of(JsonValues.value(shown.hex())),
                Optional.of(JsonValues.value(hash(TAG).hex()))));
    assertThat(rehearsal.live().getJsonObject("UserPoolTags").getString("team")).isEqualTo("ops");
  }

  @Test
  void goesPastWhatOthersHaveSetBesideIt() {
    Fingerprint shown = hash(TAG);
    rehearsal.pools.edit(POOL, setting("/PoolName", JsonValues.value("staff")));

    assertThat(apply(TAG, shown).state()).isInstanceOf(ChangeState.Applied.class);
  }

  @Test
  void isNoPlanForAnotherRequest() {
    conflict(apply("\"change\":{\"UserPoolTags\":{\"team\":\"ops\"}}", hash(TAG)));
  }

  @Test
  void asksNobodyWhereThePlanSaidThatNobodyIsAsked() {
    rehearsal.policy(Policies.ANYTHING_GOES);
    Fingerprint shown = hash(SHORTER, Policies.ANYTHING_GOES);
    rehearsal.policy(Policy.builtIn());

    conflict(apply(SHORTER, shown));
  }

  @Test
  void undoesWithoutApprovalOnlyAsLongAsThePlanSaysSo() {
    ChangeRecord change =
        rehearsal.apply("\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":20}}}");
    String rollback = "\"rollback\":{\"changeId\":\"" + change.id() + "\"}";
    Fingerprint shown = hash(rollback);
    rehearsal.pass(Duration.ofHours(25));

    conflict(apply(rollback, shown));
    assertThat(apply(rollback, hash(rollback)).state())
        .isInstanceOf(ChangeState.PendingApproval.class);
  }

  @Test
  void isTheSamePlanWhenPeopleHaveAgreed() {
    ChangeId id = apply(SHORTER, hash(SHORTER)).id();
    assertThat(rehearsal.status(id)).isEqualTo("PENDING_APPROVAL");
    new AnswerApproval(rehearsal.history, new InMemoryChangeQueue(), rehearsal.clock())
        .answer(POOL, id, UMA, Decision.APPROVE, Optional.empty());

    rehearsal.deliver(id, 1);

    assertThat(rehearsal.status(id)).isEqualTo("APPLIED");
  }

  @Test
  void staysNothingWhereThePlanSaidNothing() {
    String same = TAG.replace("sec", "identity");
    Fingerprint nothing = hash(same);

    assertThat(apply(same, nothing).state()).isInstanceOf(ChangeState.Unchanged.class);
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));
    conflict(apply(same, nothing));
  }

  @Test
  void doesNotTakeNothingForThePlan() {
    Fingerprint shown = hash(TAG);
    rehearsal.apply(TAG);

    conflict(apply(TAG, shown));
  }

  @Test
  void tellsADryRunWhetherThePlanStillHolds() {
    Fingerprint shown = hash(TAG);

    assertThat(apply(TAG + ",\"dryRun\":true", shown).state())
        .isInstanceOf(ChangeState.Planned.class);
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));
    conflict(apply(TAG + ",\"dryRun\":true", shown));
  }

  private ChangeRecord apply(String members, Fingerprint planHash) {
    return rehearsal.apply(members + ",\"planHash\":\"" + planHash + "\"");
  }

  private static Conflict conflict(ChangeRecord record) {
    assertThat(record.state()).isInstanceOf(ChangeState.Conflicted.class);
    return ((ChangeState.Conflicted) record.state()).conflicts().getFirst();
  }

  private Fingerprint hash(String members) {
    return hash(members, Policy.builtIn());
  }

  private Fingerprint hash(String members, Policy policy) {
    PreviewRequest preview =
        new PreviewRequest(
            rehearsal.pools,
            rehearsal.history,
            UnknownSettingsMode.CARRY,
            policy,
            rehearsal.clock());
    return ((Preview.Foreseen) preview.preview(rehearsal.request(members))).hash().orElseThrow();
  }
}
